package dev.parley.inbox.guideline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What differs between two bodies, part by part. */
@Component
final class BodyDiff {
    private final BodyJson json;

    BodyDiff(BodyJson json) {
        this.json = json;
    }

    /**
     * One thing that differs.
     *
     * @param pointer where it is (RFC 6901): in the later body, or in the earlier one where it is gone
     * @param before null where it was not there
     * @param after null where it is gone
     */
    record Difference(
            String pointer,
            @Nullable Object before,
            @Nullable Object after) {}

    List<Difference> differences(GuidelineBody before, GuidelineBody after) {
        var found = new ArrayList<Difference>();
        compare("", json.tree(before), json.tree(after), found);
        return found;
    }

    /** The names of the body's parts that differ, such as "condition". */
    List<String> parts(GuidelineBody before, GuidelineBody after) {
        var parts = new LinkedHashSet<String>();
        differences(before, after).forEach(one -> parts.add(one.pointer().split("/", 3)[1]));
        return List.copyOf(parts);
    }

    private static void compare(
            String place, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference> found) {
        if (before == null || after == null) {
            if (before != after) {
                found.add(new Difference(place, before, after));
            }
        } else if (before.isObject() && after.isObject() && sameKind(before, after)) {
            Set<String> names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (var name : names) {
                compare(place + "/" + escaped(name), before.get(name), after.get(name), found);
            }
        } else if (before.isArray() && after.isArray()) {
            compareLists(place, before, after, found);
        } else if (!before.equals(after)) {
            found.add(new Difference(place, before, after));
        }
    }

    /** A condition or action of another kind is another one, not a changed one. */
    private static boolean sameKind(JsonNode before, JsonNode after) {
        return before.path("kind").equals(after.path("kind"));
    }

    /** What is the same at both ends stays out of it; what is between is compared in pairs, or came, or went. */
    private static void compareLists(String place, JsonNode before, JsonNode after, List<Difference> found) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int same = 0;
        while (same < shorter - start
                && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        int longest = Math.max(before.size(), after.size()) - same;
        for (int i = start; i < longest; i++) {
            compare(
                    place + "/" + i,
                    i < before.size() - same ? before.get(i) : null,
                    i < after.size() - same ? after.get(i) : null,
                    found);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
