package dev.parley.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.email.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the names in the code against the machine-readable description of the provider's API. */
class TelegramDescriptionTests {
    private static final Pattern READ =
            Pattern.compile("(?:text|number|flag|list|path|has|time)\\((?:[a-zA-Z.()]+, )?\"([a-z_]+)\"");
    /** Of errors' parameters and of file answers, and fields of what is not a type of its own. */
    private static final List<String> ELSEWHERE = List.of("ok", "result", "parameters", "description");

    @Test
    void everyFieldThatIsReadIsDocumented() throws IOException {
        JsonNode types = description().path("types");
        var documented = new ArrayList<>(ELSEWHERE);
        types.forEach(type -> type.path("fields")
                .forEach(field -> documented.add(field.path("name").stringValue())));
        var read = new ArrayList<String>();
        for (Path source : sources()) {
            READ.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(read::add);
        }
        assertThat(read).hasSizeGreaterThan(80);
        assertThat(documented).containsAll(read);
    }

    @Test
    void everyUpdateIsKnown() throws IOException {
        var updates = new ArrayList<String>();
        description()
                .path("types")
                .path("Update")
                .path("fields")
                .forEach(field -> updates.add(field.path("name").stringValue()));
        assertThat(updates).containsAll(TelegramCodec.TOLD);
    }

    @Test
    void everyParameterThatIsSentIsDocumented() throws IOException {
        JsonNode methods = description().path("methods");
        for (String kind : List.of("Photo", "Document", "Video", "Audio", "Animation")) {
            assertThat(parameters(methods, "send" + kind))
                    .contains(
                            kind.toLowerCase(java.util.Locale.ROOT),
                            "chat_id",
                            "caption",
                            "message_thread_id",
                            "direct_messages_topic_id",
                            "reply_parameters");
        }
        assertThat(parameters(methods, "sendMessage")).contains("text", "chat_id", "reply_parameters");
        assertThat(parameters(methods, "setWebhook")).contains("url", "secret_token", "allowed_updates");
        assertThat(parameters(methods, "deleteWebhook")).contains("drop_pending_updates");
        assertThat(parameters(methods, "getUpdates")).contains("offset", "limit", "timeout", "allowed_updates");
        assertThat(parameters(methods, "answerCallbackQuery")).contains("callback_query_id");
        assertThat(parameters(methods, "getFile")).contains("file_id");
        assertThat(methods.has("getWebhookInfo") && methods.has("getMe")).isTrue();
    }

    private static List<String> parameters(JsonNode methods, String method) {
        var names = new ArrayList<String>();
        methods.path(method)
                .path("fields")
                .forEach(field -> names.add(field.path("name").stringValue()));
        return names;
    }

    private static JsonNode description() throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(Fixtures.require("channels/telegram-bot-api.json")));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/parley/channel/telegram"))) {
            return files.toList();
        }
    }
}
