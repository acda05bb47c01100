package dev.parley.channel.email.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The replies that four other projects collected. */
class ReplyFixturesTests {
    private static final JsonMapper JSON = new JsonMapper();

    /** What a test of crisp's expects of a fixture: a text, or how many fragments there are. */
    private record Expectation(String test, String fixture, String expected, SplitText split) {}

    private static List<Expectation> crisp() throws IOException {
        Path folder = Fixtures.require("mail-replies/crisp-email-reply-parser");
        List<Expectation> expectations = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("asserts.jsonl"))) {
            JsonNode test = JSON.readTree(line);
            if (test.get("fixture").isNull()) {
                continue;
            }
            String fixture = test.get("fixture").asString();
            SplitText split = ReplySplitter.split(read(folder.resolve(fixture)), Forwarding.FOLD);
            for (JsonNode expectation : test.get("asserts")) {
                String expected = expectation.get("expected").asString("");
                expectations.add(new Expectation(test.get("test").asString(""), fixture, expected, split));
            }
        }
        return expectations;
    }

    @Test
    void whatCrispSeesAsTheAnswerIsNew() throws IOException {
        List<Expectation> texts = crisp().stream()
                .filter(one ->
                        one.expected().length() >= 3 && !Set.of("true", "false").contains(one.expected()))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (Expectation one : texts) {
            String actual = one.split().newText().strip();
            boolean firstFragmentOnly = one.test().equals("test_reads_bottom_post");
            String expected = one.expected().strip();
            if (!(firstFragmentOnly ? actual.startsWith(expected) : actual.equals(expected))) {
                wrong.add(one.fixture() + ": " + actual);
            }
        }
        assertThat(texts).hasSizeGreaterThanOrEqualTo(45);
        assertThat(wrong)
                .as("%d of %d", texts.size() - wrong.size(), texts.size())
                .isEmpty();
    }

    @Test
    void somethingIsFoldedWhereCrispSeesSeveralFragments() throws IOException {
        List<Expectation> counts =
                crisp().stream().filter(one -> one.expected().matches("[1-9]")).toList();
        assertThat(counts).hasSizeGreaterThan(15).allSatisfy(one -> {
            boolean folded = !one.split().quotedText().isBlank()
                    || !one.split().signature().isBlank();
            assertThat(folded).as(one.fixture()).isEqualTo(!one.expected().equals("1"));
        });
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
