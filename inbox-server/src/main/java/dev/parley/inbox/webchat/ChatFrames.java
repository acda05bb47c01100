package dev.parley.inbox.webchat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What goes to devices: JSON documents, each ended by a line feed, since several may be written as one message. */
@Component
final class ChatFrames {
    private final JsonMapper json;

    ChatFrames(JsonMapper json) {
        this.json = json;
    }

    byte[] lines(List<ChatLine> lines) {
        return frame(Map.of("type", "lines", "lines", lines));
    }

    byte[] ready() {
        return frame(Map.of("type", "ready"));
    }

    byte[] beat() {
        return frame(Map.of("type", "beat"));
    }

    byte[] typing(String author, boolean on) {
        return frame(Map.of("type", "typing", "author", author, "on", on));
    }

    byte[] refused(String code, String detail) {
        return frame(Map.of("type", "refused", "code", code, "detail", detail));
    }

    private byte[] frame(Map<String, ?> content) {
        return (json.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
