package dev.parley.channel.api;

import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one object of an event. What is there must be of its type; the sentence of the refusal names it by its
 * path.
 */
record ApiFields(JsonNode object, String path) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static UnreadableMessageException refused(String sentence) {
        return new UnreadableMessageException(sentence, null);
    }

    private String name(String field) {
        return "\"" + path + field + "\"";
    }

    private UnreadableMessageException wrong(String field, String sentence) {
        return refused(name(field) + " " + sentence);
    }

    private boolean isMissing(String field) {
        return object.path(field).isMissingNode() || object.path(field).isNull();
    }

    /** An object in it, which may be missing. */
    ApiFields in(String field) {
        JsonNode inner = object.path(field);
        if (!isMissing(field) && !inner.isObject()) {
            throw wrong(field, "must be an object.");
        }
        return new ApiFields(inner, path + field + ".");
    }

    boolean has(String field) {
        return !isMissing(field);
    }

    /** Any text without NUL, which no database keeps; empty where there is none. */
    String text(String field) {
        if (isMissing(field)) {
            return "";
        }
        if (!object.path(field).isString()) {
            throw wrong(field, "must be a text.");
        }
        return object.path(field).stringValue().replace("\0", "");
    }

    /** One line; empty where there is none. */
    String line(String field, int longest) {
        JsonNode value = object.path(field);
        String line = value.isIntegralNumber() ? value.asString() : text(field).strip();
        if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw wrong(field, "must be one line of at most " + longest + " characters.");
        }
        return line;
    }

    /** One line that must be there. */
    String required(String field, int longest, String what) {
        String line = line(field, longest);
        if (line.isEmpty()) {
            throw wrong(field, "is missing: " + what);
        }
        return line;
    }

    boolean flag(String field) {
        if (isMissing(field)) {
            return false;
        }
        if (!object.path(field).isBoolean()) {
            throw wrong(field, "must be true or false.");
        }
        return object.path(field).booleanValue();
    }

    /** Several lines; one text counts as one. */
    List<String> lines(String field, int most, int longest) {
        JsonNode value = object.path(field);
        if (isMissing(field)) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(required(field, longest, "it is empty."));
        }
        if (value.size() > most) {
            throw wrong(field, "may have at most " + most + " entries.");
        }
        var lines = new ArrayList<String>();
        for (JsonNode each : value) {
            String line =
                    each.isString() || each.isIntegralNumber() ? each.asString().strip() : "";
            if (line.isEmpty() || line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
                throw wrong(field, "must be a list of texts of one line and at most " + longest + " characters each.");
            }
            lines.add(line);
        }
        return lines;
    }

    /** Objects; none where there are none. */
    List<ApiFields> objects(String field, int most) {
        JsonNode value = object.path(field);
        if (isMissing(field)) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw wrong(field, "must be a list of at most " + most + " objects.");
        }
        var all = new ArrayList<ApiFields>();
        for (JsonNode each : value) {
            if (!each.isObject()) {
                throw wrong(field, "must be a list of objects.");
            }
            all.add(new ApiFields(each, path + field + "[" + all.size() + "]."));
        }
        return all;
    }

    /** An ISO-8601 time with zone, or seconds since 1970; {@code received} where it is missing or absurd. */
    Instant time(String field, Instant received) {
        if (isMissing(field)) {
            return received;
        }
        Instant time = instant(field);
        boolean absurd = time.isBefore(EARLIEST) || time.isAfter(received.plus(Duration.ofDays(1)));
        return absurd ? received : time;
    }

    private Instant instant(String field) {
        JsonNode value = object.path(field);
        try {
            return value.isNumber()
                    ? Instant.ofEpochSecond((long) value.doubleValue())
                    : OffsetDateTime.parse(text(field).strip(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableMessageException(
                    name(field) + " must be a time such as 2026-11-22T10:00:00Z, or seconds since 1970.", e);
        }
    }

    /** An address that a browser can open; empty where it is none. */
    String page(String field) {
        String url = line(field, 2000);
        return isWeb(url) ? url : "";
    }

    /** An address that a file can be fetched from. */
    String file(String field) {
        String url = required(field, 2000, "a file needs \"url\" or \"base64\".");
        if (!isWeb(url)) {
            throw wrong(field, "must be an address that begins with https:// or http://.");
        }
        return url;
    }

    private static boolean isWeb(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Somebody, who must have an id. */
    Party party(String field) {
        var who = in(field);
        return new Party(
                who.required("id", 200, "who it is, the same each time."),
                who.line("name", 200),
                who.line("username", 200),
                who.page("profile"));
    }
}
