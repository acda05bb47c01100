package dev.parley.channel.x;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reads values of X's JSON, whatever type somebody gave them. */
final class Fields {
    /** As V1 writes it: "Wed Oct 10 20:19:24 +0000 2018". */
    private static final DateTimeFormatter V1 =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

    private Fields() {}

    /** Empty where there is no text. */
    static String text(JsonNode node) {
        return node.isString() ? node.stringValue().replace("\0", "") : "";
    }

    /** The first of these that has a text. */
    static String first(JsonNode node, String... names) {
        for (String name : names) {
            String text = text(node.path(name));
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** X's numbers are text, because JavaScript cannot hold them; empty where there is none. */
    static String id(JsonNode node) {
        String text = node.isIntegralNumber() ? node.numberValue().toString() : text(node);
        return text.matches("[0-9]{1,25}") ? text : "";
    }

    static List<JsonNode> list(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of();
    }

    /** {@code otherwise} where it is none. */
    static Instant instant(JsonNode node, Instant otherwise) {
        String text = node.isIntegralNumber() ? node.numberValue().toString() : text(node);
        try {
            if (text.matches("[0-9]{12,14}")) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            return text.contains("T")
                    ? ZonedDateTime.parse(text).toInstant()
                    : ZonedDateTime.parse(text, V1).toInstant();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** The shorter, then the smaller: ids grow with time. */
    static int compareIds(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }
}
