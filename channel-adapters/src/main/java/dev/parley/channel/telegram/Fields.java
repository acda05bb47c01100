package dev.parley.channel.telegram;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.UnreadableMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads fields of the provider's JSON that may be missing or of another type than documented. */
final class Fields {
    static final JsonMapper JSON = JsonMapper.builder().build();
    /** No id of Telegram's. */
    static final long NONE = Long.MIN_VALUE;

    private static final long YEAR_2000 = 946_684_800L;

    private Fields() {}

    /** The object that an envelope holds. */
    static JsonNode object(InboundEnvelope envelope) {
        try {
            JsonNode tree = JSON.readTree(envelope.raw());
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("The update is not readable JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("The update is no JSON object.", null);
    }

    /** Without NUL, which no database keeps as text. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue().replace("\0", "") : "";
    }

    /** {@link #NONE} where there is no whole number. */
    static long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : NONE;
    }

    static boolean flag(JsonNode node, String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    static List<JsonNode> list(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of();
    }

    /** A time in seconds; {@code received} where it is missing or absurd. */
    static Instant time(JsonNode node, String name, Instant received) {
        long seconds = number(node, name);
        long latest = received.plus(Duration.ofDays(1)).getEpochSecond();
        return seconds < YEAR_2000 || seconds > latest ? received : Instant.ofEpochSecond(seconds);
    }
}
