package dev.parley.inbox.view;

import dev.parley.inbox.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Filters as JSON: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": …}} or a condition such as
 * {@code {"field": "tag", "in": ["…"]}}. What cannot be understood is a 400 that names the place.
 */
@Component
final class FilterJson {
    private static final int DEEPEST = 6;
    private static final int MOST_CONDITIONS = 60;
    private static final int LONGEST = 20_000;
    private static final Set<String> GROUPS = Set.of("all", "any", "not");

    private final JsonMapper json;

    FilterJson(JsonMapper json) {
        this.json = json;
    }

    Filter read(String text) {
        if (text.length() > LONGEST) {
            throw Problem.invalid("This filter is too long. Split it into several views.");
        }
        try {
            return read(json.readTree(text));
        } catch (JacksonException e) {
            throw (Problem) Problem.invalid("The filter is not JSON.").initCause(e);
        }
    }

    Filter read(JsonNode node) {
        var filter = read(node, "filter", 1);
        if (filter.conditions().count() > MOST_CONDITIONS) {
            throw Problem.invalid("A filter may have " + MOST_CONDITIONS + " conditions. Split it into several views.");
        }
        return filter;
    }

    private static Filter read(JsonNode node, String path, int depth) {
        if (depth > DEEPEST) {
            throw refused(path, "Groups may stand " + DEEPEST + " deep.");
        }
        if (!node.isObject()) {
            throw refused(path, "Give an object with all, any, not or field.");
        }
        var names = List.copyOf(node.propertyNames());
        var groups = names.stream().filter(GROUPS::contains).toList();
        if (groups.isEmpty()) {
            return where(node, path);
        }
        if (names.size() != 1) {
            throw refused(path, "Give one of all, any, not and field, alone.");
        }
        String group = groups.getFirst();
        var inside = node.get(group);
        return switch (group) {
            case "all" -> new Filter.All(parts(inside, path + ".all", depth));
            case "any" -> new Filter.Any(parts(inside, path + ".any", depth));
            default -> new Filter.Not(read(inside, path + ".not", depth + 1));
        };
    }

    private static List<Filter> parts(JsonNode list, String path, int depth) {
        if (!list.isArray()) {
            throw refused(path, "Give a list.");
        }
        var parts = new ArrayList<Filter>(list.size());
        for (int i = 0; i < list.size(); i++) {
            parts.add(read(list.get(i), path + "[" + i + "]", depth + 1));
        }
        return parts;
    }

    private static Filter where(JsonNode node, String path) {
        var name = node.get("field");
        if (name == null || !name.isString()) {
            throw refused(path, "Give a field.");
        }
        var field = field(name.stringValue(), path);
        var conditions = node.propertyNames().stream()
                .filter(key -> !key.equals("field"))
                .toList();
        var allowed = field.type().conditions();
        if (conditions.size() != 1 || !allowed.contains(conditions.getFirst())) {
            throw refused(
                    path, "Give the field " + field.json() + " one of these: " + String.join(", ", allowed) + ".");
        }
        String condition = conditions.getFirst();
        return new Filter.Where(
                field, ConditionJson.read(field, condition, node.get(condition), path + "." + condition));
    }

    private static Field field(String name, String path) {
        var known = KnownField.find(name);
        if (known.isPresent()) {
            return known.get();
        }
        for (var owner : CustomField.Owner.values()) {
            if (name.startsWith(owner.prefix())) {
                String key = name.substring(owner.prefix().length());
                if (CustomField.isKey(key)) {
                    return new CustomField(owner, key);
                }
            }
        }
        throw refused(path, "There is no field \"" + name + "\".");
    }

    static Problem refused(String path, String detail) {
        return Problem.invalid(path + ": " + detail).with("path", path);
    }

    /** The canonical form: what {@link #read} makes the same filter of. */
    String write(Filter filter) {
        return json.writeValueAsString(tree(filter));
    }

    /** The same as a tree of maps and lists. */
    Map<String, Object> tree(Filter filter) {
        Function<List<Filter>, List<Map<String, Object>>> trees =
                parts -> parts.stream().map(this::tree).toList();
        return switch (filter) {
            case Filter.All all -> Map.of("all", trees.apply(all.parts()));
            case Filter.Any any -> Map.of("any", trees.apply(any.parts()));
            case Filter.Not not -> Map.of("not", tree(not.part()));
            case Filter.Where where -> {
                var condition = ConditionJson.write(where.condition());
                yield Map.of("field", where.field().json(), condition.getKey(), condition.getValue());
            }
        };
    }

    /** Null is no filter: everything. */
    Filter readOrAll(@Nullable String text) {
        return text == null || text.isBlank() ? new Filter.All(List.of()) : read(text);
    }
}
