package dev.parley.channel.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

    /** A channel with these settings besides. */
    static ChannelConfiguration channel(String provider, Map<String, String> more) {
        var settings = new HashMap<>(settings(provider));
        settings.putAll(more);
        return new ChannelConfiguration(new ChannelId(new UUID(7, 7)), "Bot", "110201543", settings);
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

    /** What the provider answers to a message that it took. */
    static ResponseDefinitionBuilder taken() {
        return okJson(
                "{\"ok\":true,\"result\":{\"message_id\":77,\"date\":1,\"chat\":{\"id\":5000000001,\"type\":\"private\"}}}");
    }

    /** What it answers to a token that counts no more. */
    static ResponseDefinitionBuilder expired() {
        return aResponse()
                .withStatus(401)
                .withBody("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    }

    /** What was said to it. */
    static String words(LoggedRequest sent) {
        return JSON.readTree(sent.getBodyAsString()).path("text").stringValue();
    }
}
