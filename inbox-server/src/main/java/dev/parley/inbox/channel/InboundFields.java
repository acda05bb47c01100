package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shape of an envelope in the inbound stream: {@code channel, position, receivedAt, attributes, raw}. */
@Component
public final class InboundFields {
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final JsonMapper json;

    InboundFields(JsonMapper json) {
        this.json = json;
    }

    Map<byte[], byte[]> write(InboundEnvelope envelope) {
        var fields = new LinkedHashMap<byte[], byte[]>();
        fields.put(bytes("channel"), bytes(envelope.channel().toString()));
        fields.put(bytes("position"), bytes(envelope.position()));
        fields.put(bytes("receivedAt"), bytes(envelope.receivedAt().toString()));
        fields.put(bytes("attributes"), json.writeValueAsBytes(envelope.attributes()));
        fields.put(bytes("raw"), envelope.raw());
        return fields;
    }

    /**
     * Reads one entry of the stream.
     *
     * @throws IllegalArgumentException when it was not written by Parley
     */
    public InboundEnvelope read(Map<byte[], byte[]> entry) {
        var fields = new HashMap<String, byte[]>();
        entry.forEach((name, value) -> fields.put(new String(name, StandardCharsets.UTF_8), value));
        return new InboundEnvelope(
                ChannelId.of(text(fields, "channel")),
                text(fields, "position"),
                instant(text(fields, "receivedAt")),
                field(fields, "raw"),
                json.readValue(field(fields, "attributes"), ATTRIBUTES));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("The stream entry has no readable time: " + text, e);
        }
    }

    private static String text(Map<String, byte[]> fields, String name) {
        return new String(field(fields, name), StandardCharsets.UTF_8);
    }

    private static byte[] field(Map<String, byte[]> fields, String name) {
        byte[] value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The stream entry has no field " + name);
        }
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
