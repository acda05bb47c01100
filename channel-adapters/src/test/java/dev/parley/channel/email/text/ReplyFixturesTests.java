package dev.parley.channel.email.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The replies that four other projects collected. */
class ReplyFixturesTests {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatCrispSeesAsTheAnswerIsNew() throws IOException {
        Path folder = Fixtures.require("mail-replies/crisp-email-reply-parser");
        int expectations = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("asserts.jsonl"))) {
            JsonNode test = JSON.readTree(line);
            for (JsonNode expectation : test.get("asserts")) {
                String expected = expectation.get("expected").asString("");
                if (test.get("fixture").isNull()
                        || expected.length() < 3
                        || expected.equals("true")
                        || expected.equals("false")) {
                    continue;
                }
                expectations++;
                String text = read(folder.resolve(test.get("fixture").asString()));
                String actual = ReplySplitter.split(text, Forwarding.FOLD).newText();
                boolean firstFragmentOnly = test.get("test").asString("").equals("test_reads_bottom_post");
                boolean right = firstFragmentOnly
                        ? actual.startsWith(expected.strip())
                        : actual.strip().equals(expected.strip());
                if (!right) {
                    wrong.add(test.get("fixture").asString() + ": " + actual);
                }
            }
        }
        assertThat(expectations).isGreaterThanOrEqualTo(45);
        assertThat(wrong)
                .as("%d of %d", expectations - wrong.size(), expectations)
                .isEmpty();
    }

    @Test
    void nothingQuotedIsNew() {
        Path folder = Fixtures.require("mail-replies");
        List<String> wrong = new ArrayList<>();
        for (Path file : Fixtures.list(folder, ".txt")) {
            SplitText split = ReplySplitter.split(read(file), Forwarding.FOLD);
            for (String line : split.newText().split("\n")) {
                if (line.startsWith(">")
                        || line.matches("(?:On|Le|Am|Op|Il) .*\\d{4}.*(?:wrote|écrit|schrieb|scritto)\\s?:")) {
                    wrong.add(file.getFileName() + ": " + line);
                }
            }
            if (split.newText().isBlank()) {
                wrong.add(file.getFileName() + ": nothing new");
            }
        }
        assertThat(wrong).isEmpty();
    }

    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
