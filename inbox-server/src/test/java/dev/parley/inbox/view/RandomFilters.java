package dev.parley.inbox.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes filters of every shape, as JSON, whose values often occur in the data. */
final class RandomFilters {
    static final List<String> WORDS = List.of(
            "Straße", "STRASSE", "istanbul", "İstanbul", "ΟΔΟΣ", "οδος", "🚲 Bike", "a%b_c", "invoice", "", "\\x'--");

    private final Random random;
    private final List<String> employees;
    private final List<String> ids;
    private final Instant now;
    private final JsonMapper json = new JsonMapper();

    RandomFilters(Random random, List<String> employees, List<String> ids, Instant now) {
        this.random = random;
        this.employees = employees;
        this.ids = ids;
        this.now = now;
    }

    JsonNode next() {
        return json.valueToTree(filter(1));
    }

    private Map<String, Object> filter(int depth) {
        int kind = depth >= 4 ? 9 : random.nextInt(depth == 1 ? 8 : 12);
        return switch (kind) {
            case 0, 1 -> Map.of("all", parts(depth));
            case 2, 3 -> Map.of("any", parts(depth));
            case 4 -> Map.of("not", filter(depth + 1));
            default -> condition();
        };
    }

    private List<Map<String, Object>> parts(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> filter(depth + 1))
                .toList();
    }

    private Map<String, Object> condition() {
        var fields = new ArrayList<Field>(List.of(KnownField.values()));
        for (var owner : CustomField.Owner.values()) {
            Stream.of("text", "number", "day", "many", "absent")
                    .forEach(key -> fields.add(new CustomField(owner, key)));
        }
        var field = pick(fields);
        String condition = pick(field.type().conditions());
        var where = new HashMap<String, Object>();
        where.put("field", field.json());
        where.put(condition, value(field, condition));
        return where;
    }

    private Object value(Field field, String condition) {
        return switch (condition) {
            case "in", "has" ->
                IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> oneOf(field))
                        .toList();
            case "contains", "startsWith" -> part(text());
            case "atLeast", "atMost" -> random.nextInt(12) - 1;
            case "before", "after" ->
                now.minusSeconds(random.nextInt(200) * 600L).toString();
            case "beforeDay", "fromDay" -> day(random);
            case "olderThan", "newerThan", "nextWithin" ->
                Duration.ofMinutes(random.nextInt(200) * 10L).toString();
            default -> random.nextBoolean();
        };
    }

    private String oneOf(Field field) {
        return switch (field.type()) {
            case WORD, SCORE -> pick(((KnownField) field).words());
            case EMPLOYEE, EMPLOYEES -> random.nextInt(3) == 0 ? Field.ME : pick(employees);
            case ID, IDS -> pick(ids);
            default -> random.nextInt(4) == 0 ? Integer.toString(random.nextInt(12)) : text();
        };
    }

    private String text() {
        String text = pick(WORDS);
        return text.isEmpty() ? "x" : text;
    }

    private String part(String text) {
        int from = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        return text.substring(random.nextBoolean() ? 0 : from);
    }

    static String day(Random random) {
        return "2026-01-%02d".formatted(1 + random.nextInt(28));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
