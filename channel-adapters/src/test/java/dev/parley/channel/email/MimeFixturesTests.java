package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.InboundMessage;
import dev.parley.channel.email.mime.MimePart;
import dev.parley.channel.email.mime.MimeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The awkward messages of mime4j and of Perl's MIME-tools. */
class MimeFixturesTests {
    /** Truly without content. */
    private static final Set<String> EMPTY = Set.of("multipartemptypart.msg", "multipartnestedemptypartsnorfc822.msg");
    /** mime4j finds no part, or one less, where a boundary is missing; here the text beside it is recovered. */
    private static final Set<String> RECOVERED = Set.of(
            "badbound.msg",
            "missing-boundary.msg",
            "missing-inner-boundary.msg",
            "missing-inner-start-boundary.msg",
            "multipartnopart.msg");

    @TempDir
    Path folder;

    private final EmailCodec codec = new EmailCodec("test");

    @BeforeEach
    void unpack() throws IOException {
        Tar.unpackGzip(Fixtures.require("mail-mime/mime4j-testmsgs.tar.gz"), folder);
    }

    @Test
    void everyMessageIsReadAndHasSomethingToShow() throws IOException {
        List<String> nothing = new ArrayList<>();
        for (Path file : Fixtures.list(folder, ".msg")) {
            InboundMessage message = codec.decode(Mails.envelope(Files.readAllBytes(file)));
            assertThat(message.from().handle()).isNotBlank();
            if (message.body().text().isBlank() && message.attachments().isEmpty()) {
                nothing.add(file.getFileName().toString());
            }
        }
        assertThat(nothing).isSubsetOf(EMPTY);
    }

    @Test
    void theStructureIsAsExpected() throws IOException {
        Map<String, String> wrong = new HashMap<>();
        int compared = 0;
        for (Path file : Fixtures.list(folder, ".msg")) {
            Path expected = file.resolveSibling(file.getFileName().toString().replace(".msg", ".xml"));
            if (!Files.exists(expected)) {
                continue;
            }
            compared++;
            String xml = Files.readString(expected, StandardCharsets.ISO_8859_1);
            int leaves = xml.split("<body>", -1).length - 1;
            MimePart root = MimeReader.read(Files.readAllBytes(file));
            boolean recovered = RECOVERED.contains(file.getFileName().toString()) && leaves(root) == leaves + 1;
            if (leaves(root) != leaves && !recovered) {
                wrong.put(file.getFileName().toString(), leaves(root) + " instead of " + leaves);
            }
        }
        assertThat(compared).isGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    /** Counts what is inside attached messages too, as the expected structures do. */
    private static long leaves(MimePart part) {
        if (part.mediaType().equals("message/rfc822")) {
            return leaves(MimeReader.read(part.content()));
        }
        return part.isMultipart()
                ? part.children().stream().mapToLong(MimeFixturesTests::leaves).sum()
                : 1;
    }
}
