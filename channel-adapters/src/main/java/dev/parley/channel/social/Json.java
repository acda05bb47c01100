package dev.parley.channel.social;

import dev.parley.channel.UnreadableMessageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON of which nobody knows the shape for certain: what is missing, or of another type, counts as absent. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_ID = 300;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]+");

    private Json() {}

    /**
     * The object in these bytes.
     *
     * @throws UnreadableMessageException when there is none
     */
    public static JsonNode object(byte[] bytes) {
        try {
            var tree = MAPPER.readTree(bytes);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("This is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("This is JSON, but no object.", null);
    }

    /** The object in a text of our own, such as a cursor; empty where there is none. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As bytes. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** As text. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** A field's text, or a number as text, without NUL; empty where there is none. */
    public static String text(JsonNode node, String... path) {
        var field = at(node, path);
        if (field.isString()) {
            String text = field.stringValue();
            return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        }
        return field.isNumber() ? field.asString() : "";
    }

    /** An identifier: visible characters without spaces, of bounded length; empty where there is none. */
    public static String id(JsonNode node, String... path) {
        String text = text(node, path);
        return text.length() <= LONGEST_ID && ID.matcher(text).matches() ? text : "";
    }

    /** One line of a field's text, at most so long; empty where there is none. */
    public static String line(int longest, JsonNode node, String... path) {
        String text = text(node, path).replaceAll("\\p{Cntrl}+", " ").strip();
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** A whole number; {@code otherwise} where there is none. */
    public static long number(long otherwise, JsonNode node, String... path) {
        var field = at(node, path);
        if (field.isNumber()) {
            double value = field.doubleValue(Double.NaN);
            return Math.abs(value) <= 9e15 ? (long) value : otherwise;
        }
        String text = text(node, path);
        return text.matches("-?[0-9]{1,15}") ? Long.parseLong(text) : otherwise;
    }

    /** Whether a field is true. */
    public static boolean flag(JsonNode node, String... path) {
        var field = at(node, path);
        return field.isBoolean() && field.booleanValue();
    }

    /** A moment in ISO 8601; {@code otherwise} where there is none. */
    public static Instant instant(Instant otherwise, JsonNode node, String... path) {
        try {
            // Some write the offset without its colon.
            String text = text(node, path).replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
            var moment = OffsetDateTime.parse(text).toInstant();
            return isSane(moment) ? moment : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** A moment in seconds since 1970; {@code otherwise} where there is none. */
    public static Instant epoch(Instant otherwise, JsonNode node, String... path) {
        long seconds = number(-1, node, path);
        var moment = Instant.ofEpochSecond(Math.max(0, Math.min(seconds, Integer.MAX_VALUE * 2L)));
        return seconds > 0 && isSane(moment) ? moment : otherwise;
    }

    /** No database keeps the year 999999999. */
    private static boolean isSane(Instant moment) {
        return moment.getEpochSecond() > 0 && moment.getEpochSecond() < 253_402_300_800L;
    }

    /** The elements of a list; none where there is none. */
    public static Collection<JsonNode> items(JsonNode node, String... path) {
        var field = at(node, path);
        return field.isArray() ? field.values() : List.of();
    }

    /** The field at the end of a path; a missing node where there is none. */
    public static JsonNode at(JsonNode node, String... path) {
        var field = node;
        for (String name : path) {
            field = field.path(name);
        }
        return field;
    }
}
