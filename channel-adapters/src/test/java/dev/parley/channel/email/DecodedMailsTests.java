package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ForwardedOriginal;
import dev.parley.channel.InboundAttachment;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mails in {@code mail/decoded}, each with what is expected of it beside it: {@code name = value}, "\n" for a line end. */
class DecodedMailsTests {
    private static final Path FOLDER = Path.of("src/test/resources/mail/decoded");

    private final EmailCodec codec = new EmailCodec("instance-1");

    static List<String> names() {
        return Fixtures.list(FOLDER, ".eml").stream()
                .map(file -> file.getFileName().toString().replace(".eml", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theMailSaysWhatIsExpected(String name) throws IOException {
        InboundMessage message = codec.decode(Mails.envelope(Files.readAllBytes(FOLDER.resolve(name + ".eml"))));
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".expected"))) {
            String[] pair = line.split(" = ?", 2);
            expected.put(pair[0], pair[1]);
            found.put(pair[0], value(message, pair[0]).replace("\n", "\\n"));
        }
        assertThat(expected).isNotEmpty();
        assertThat(found).isEqualTo(expected);
    }

    private static String value(InboundMessage message, String name) {
        return switch (name) {
            case "from" -> message.from().handle();
            case "fromName" -> message.from().displayName();
            case "recipients" ->
                joined(message.recipients().stream()
                        .map(one -> one.role() + " " + one.party().handle() + " "
                                + one.party().displayName())
                        .toList());
            case "subject" -> message.subject();
            case "sentAt" -> message.sentAt().toString();
            case "newText" -> message.body().newText();
            case "quoted" -> message.body().quotedText();
            case "signature" -> message.body().signature();
            case "messageId" -> message.thread().messageId();
            case "references" -> String.join(" ", message.thread().references());
            case "topic" -> message.thread().topic();
            case "forwarded" -> forwarded(message.thread().forwarded());
            case "attachments" ->
                joined(message.attachments().stream()
                        .map(DecodedMailsTests::attachment)
                        .toList());
            case "sizes" ->
                joined(message.attachments().stream()
                        .map(file -> String.valueOf(file.content().length))
                        .toList());
            default -> nature(message.nature(), name);
        };
    }

    private static String nature(MessageNature nature, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (nature) {
            case MessageNature.Personal personal -> values.put("nature", "PERSONAL");
            case MessageNature.AutoReply autoReply -> values.put("nature", "AUTO_REPLY");
            case MessageNature.Own own -> values.put("nature", "OWN");
            case MessageNature.Bulk bulk -> {
                values.put("nature", "BULK");
                values.put("listId", bulk.listId());
            }
            case MessageNature.Bounce bounce -> {
                values.put("nature", "BOUNCE");
                values.put("failed", bounce.failedRecipient());
                values.put("permanent", String.valueOf(bounce.permanent()));
                values.put("diagnosis", bounce.diagnosis());
            }
        }
        return values.getOrDefault(name, name + " of " + nature);
    }

    private static String attachment(InboundAttachment file) {
        return file.name() + " " + file.mediaType() + (file.inline() ? " inline" : "");
    }

    private static String forwarded(@Nullable ForwardedOriginal original) {
        return original == null
                ? "nothing"
                : original.from().handle() + " " + original.subject() + " " + original.sentAt();
    }

    private static String joined(List<String> values) {
        return values.stream().map(String::strip).collect(Collectors.joining("; "));
    }
}
