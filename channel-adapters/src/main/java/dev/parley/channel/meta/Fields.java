package dev.parley.channel.meta;

import dev.parley.channel.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that may be anything: what is not there, or of another type, is empty. */
public final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 400;
    private static final int LONGEST_TYPE = 100;
    /** Numbers above this count milliseconds, below it seconds. */
    private static final long MILLISECONDS = 100_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("2004-02-04T00:00:00Z");

    private Fields() {}

    /**
     * Reads bytes.
     *
     * @throws UnreadableMessageException when they are no JSON
     */
    public static JsonNode parse(byte[] raw) {
        try {
            var tree = JSON.readTree(raw);
            if (tree == null || tree.isMissingNode()) {
                throw new UnreadableMessageException("The event is empty.", null);
            }
            return tree;
        } catch (JacksonException e) {
            throw new UnreadableMessageException("The event is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The bytes of a tree. */
    public static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    /** What lies at the end of a path; a missing node where there is nothing. */
    public static JsonNode at(JsonNode node, String... path) {
        var found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /** A text, or a number as one; without NUL, which no store takes. */
    public static String text(JsonNode node, String... path) {
        var found = at(node, path);
        String text = found.isString() || found.isNumber() ? found.asString("") : "";
        return text.replace('\0', '\uFFFD');
    }

    /** A text of one line and at most so many characters. */
    public static String line(JsonNode node, int most, String... path) {
        String text = text(node, path).replaceAll("\\p{Cntrl}+", " ").strip();
        return cut(text, most);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** An id as the stores keep it: one that is longer than any documented one is hashed. */
    public static String id(JsonNode node, String... path) {
        String text = text(node, path);
        return text.length() > LONGEST_ID ? "sha256:" + hash(text) : text;
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Whether it is true, or the word for it. */
    public static boolean flag(JsonNode node, String... path) {
        var found = at(node, path);
        return found.isBoolean() ? found.booleanValue() : text(found).equals("true");
    }

    /** A whole number; {@code otherwise} where it is none. */
    public static long number(JsonNode node, long otherwise, String... path) {
        String text = text(node, path);
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /** A time in seconds or milliseconds; {@code otherwise} where it is missing or absurd. */
    public static Instant time(JsonNode node, Instant otherwise, String... path) {
        return time(text(node, path), otherwise);
    }

    /** A time in seconds or milliseconds; {@code otherwise} where it is missing or absurd. */
    public static Instant time(String text, Instant otherwise) {
        if (!text.matches("[0-9]{1,15}")) {
            return otherwise;
        }
        long number = Long.parseLong(text);
        var time = number > MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        boolean absurd = time.isBefore(EARLIEST) || time.isAfter(otherwise.plus(Duration.ofDays(1)));
        return absurd ? otherwise : time;
    }

    /** The elements of a list; nothing where it is none. */
    public static List<JsonNode> list(JsonNode node, String... path) {
        var found = at(node, path);
        return found.isArray() ? List.copyOf(found.values()) : List.of();
    }

    /** What an event is called, for people. */
    public static String type(String text) {
        return cut(text.replaceAll("\\p{Cntrl}+", " ").strip(), LONGEST_TYPE);
    }
}
