package dev.parley.inbox.view;

import dev.parley.inbox.problem.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One condition as JSON: its name and what it is compared with. Durations and times are ISO 8601. */
final class ConditionJson {
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_TEXT = 200;
    private static final Duration LONGEST_AGE = Duration.ofDays(36_500);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final BigDecimal LARGEST = new BigDecimal("1e30");

    private ConditionJson() {}

    static Condition read(Field field, String name, JsonNode value, String path) {
        return switch (name) {
            case "in" -> new Condition.In(values(field, value, path));
            case "has" -> new Condition.Has(values(field, value, path));
            case "contains" -> new Condition.Contains(text(value, path));
            case "startsWith" -> new Condition.StartsWith(text(value, path));
            case "atLeast" -> new Condition.AtLeast(number(value, path));
            case "atMost" -> new Condition.AtMost(number(value, path));
            case "before" -> new Condition.Before(time(value, path));
            case "after" -> new Condition.After(time(value, path));
            case "beforeDay" -> new Condition.BeforeDay(day(value, path));
            case "fromDay" -> new Condition.FromDay(day(value, path));
            case "olderThan" -> new Condition.OlderThan(age(value, path));
            case "newerThan" -> new Condition.NewerThan(age(value, path));
            case "nextWithin" -> new Condition.NextWithin(age(value, path));
            case "present" -> new Condition.Present(yes(value, path));
            default -> throw new IllegalStateException(name);
        };
    }

    static Map.Entry<String, Object> write(Condition condition) {
        return switch (condition) {
            case Condition.In in -> Map.entry("in", in.values());
            case Condition.Has has -> Map.entry("has", has.values());
            case Condition.Contains contains -> Map.entry("contains", contains.text());
            case Condition.StartsWith starts -> Map.entry("startsWith", starts.text());
            case Condition.AtLeast least -> Map.entry("atLeast", least.number());
            case Condition.AtMost most -> Map.entry("atMost", most.number());
            case Condition.Before before -> Map.entry("before", before.time().toString());
            case Condition.After after -> Map.entry("after", after.time().toString());
            case Condition.BeforeDay before ->
                Map.entry("beforeDay", before.day().toString());
            case Condition.FromDay from -> Map.entry("fromDay", from.day().toString());
            case Condition.OlderThan older -> Map.entry("olderThan", older.age().toString());
            case Condition.NewerThan newer -> Map.entry("newerThan", newer.age().toString());
            case Condition.NextWithin next ->
                Map.entry("nextWithin", next.time().toString());
            case Condition.Present present -> Map.entry("present", present.present());
        };
    }

    private static List<String> values(Field field, JsonNode list, String path) {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_VALUES) {
            throw FilterJson.refused(path, "Give a list of one to " + MOST_VALUES + " values.");
        }
        var values = new ArrayList<String>(list.size());
        for (int i = 0; i < list.size(); i++) {
            values.add(value(field, text(list.get(i), path + "[" + i + "]"), path + "[" + i + "]"));
        }
        return values;
    }

    private static String value(Field field, String text, String path) {
        return switch (field.type()) {
            case WORD, SCORE -> word((KnownField) field, text, path);
            case ID, IDS -> id(text, path);
            case EMPLOYEE, EMPLOYEES -> text.equals(Field.ME) ? text : id(text, path);
            case TEXT, CUSTOM -> text;
            case NUMBER, TIME -> throw FilterJson.refused(path, "This field takes no list.");
        };
    }

    private static String word(KnownField field, String text, String path) {
        if (!field.words().contains(text)) {
            throw FilterJson.refused(path, "Give one of " + String.join(", ", field.words()) + ".");
        }
        return text;
    }

    private static String id(String text, String path) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw (Problem) FilterJson.refused(path, "This is not an id.").initCause(e);
        }
    }

    private static String text(JsonNode value, String path) {
        String text = value.isString() ? value.stringValue() : "";
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw FilterJson.refused(path, "Give a text of one to " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    private static BigDecimal number(JsonNode value, String path) {
        if (!value.isNumber() || value.decimalValue().abs().compareTo(LARGEST) > 0) {
            throw FilterJson.refused(path, "Give a number.");
        }
        return value.decimalValue();
    }

    private static boolean yes(JsonNode value, String path) {
        if (!value.isBoolean()) {
            throw FilterJson.refused(path, "Give true or false.");
        }
        return value.booleanValue();
    }

    private static Instant time(JsonNode value, String path) {
        var time = parsed(value, path, Instant::parse, "Give a time such as 2026-01-31T08:00:00Z.");
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw FilterJson.refused(path, "Give a time between the years 1 and 9999.");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static LocalDate day(JsonNode value, String path) {
        var day = parsed(value, path, LocalDate::parse, "Give a date such as 2026-01-31.");
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw FilterJson.refused(path, "Give a date between the years 1 and 9999.");
        }
        return day;
    }

    private static Duration age(JsonNode value, String path) {
        var age = parsed(value, path, Duration::parse, "Give a duration such as PT2H or P3D.");
        if (age.isNegative() || age.compareTo(LONGEST_AGE) > 0) {
            throw FilterJson.refused(path, "Give a duration of up to a hundred years.");
        }
        return age.truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> T parsed(JsonNode value, String path, Function<String, T> parse, String advice) {
        try {
            return parse.apply(value.isString() ? value.stringValue() : "");
        } catch (DateTimeException e) {
            throw (Problem) FilterJson.refused(path, advice).initCause(e);
        }
    }
}
