package dev.parley.channel.telegram;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Updates in the provider's shape. */
final class Updates {
    static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Updates() {}

    static Map<String, String> settings(String provider) {
        return Map.of("api.token", TOKEN, "api.url", provider);
    }

    /** What Anna says to the bot in private. */
    static ObjectNode text(long number, String text, Instant at) {
        var message = message(number, at);
        message.put("text", text);
        return update("message", message);
    }

    static ObjectNode message(long number, Instant at) {
        var message = JSON.createObjectNode().put("message_id", number).put("date", at.getEpochSecond());
        message.set("from", anna());
        message.set("chat", anna().put("type", "private"));
        return message;
    }

    static ObjectNode anna() {
        return JSON.createObjectNode()
                .put("id", 5000000001L)
                .put("is_bot", false)
                .put("first_name", "Anna")
                .put("last_name", "Muster")
                .put("username", "anna_m")
                .put("language_code", "de");
    }

    static ObjectNode update(String type, ObjectNode event) {
        var update = JSON.createObjectNode()
                .put("update_id", 4711 + event.path("message_id").asInt(0));
        update.set(type, event);
        return update;
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
