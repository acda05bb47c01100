package dev.parley.botrules.book;

import dev.parley.botrules.Condition;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A condition divided into what the index answers and what is asked afterwards.
 *
 * @param where the values of filter fields that it counts for; a field that is absent restricts nothing
 * @param query finds every text that it can hold for
 * @param rest what is to be asked of those that were found; null where the query says it all
 */
record Splitting(
        Map<Known, Set<String>> where,
        Query query,
        @Nullable Condition rest) {
    /** What a text is found by before anything else is asked. */
    static final List<Known> FILTERS = List.of(Known.DIRECTION, Known.LANGUAGE, Known.CHANNEL, Known.SEGMENTS);

    /** A query for a condition, and whether it says all of it. */
    private record Part(@Nullable Query query, boolean exact) {
        static final Part UNKNOWN = new Part(null, false);
    }

    static Splitting of(Guideline guideline) {
        var parts = flattened(guideline.whole()).toList();
        var where = new EnumMap<Known, Set<String>>(Known.class);
        where.put(Known.DIRECTION, Set.of(guideline.direction().name()));
        var others = new ArrayList<Condition>();
        for (var part : parts) {
            if (!isFilter(part, where)) {
                others.add(part);
            }
        }
        var queries = new TextQueries(languages(where));
        var found = new ArrayList<Query>();
        var rest = new ArrayList<Condition>();
        for (var other : others) {
            var part = part(other, queries);
            Optional.ofNullable(part.query()).ifPresent(found::add);
            if (!part.exact()) {
                rest.add(other);
            }
        }
        return new Splitting(where, all(found), rest.isEmpty() ? null : new Condition.All(rest));
    }

    /** Whether no text can be in all the places where it counts. */
    boolean isImpossible() {
        return where.values().stream().anyMatch(Set::isEmpty);
    }

    private static Stream<Condition> flattened(Condition condition) {
        return condition instanceof Condition.All all
                ? all.parts().stream().flatMap(Splitting::flattened)
                : Stream.of(condition);
    }

    /** Two demands on the same single value are one: the values in both. Of several values only the first demand is a filter. */
    private static boolean isFilter(Condition part, Map<Known, Set<String>> where) {
        if (!(part instanceof Condition.Is is)
                || !(is.fact() instanceof Known known)
                || !FILTERS.contains(known)
                || is.values().stream().anyMatch(value -> value.chars().anyMatch(Character::isWhitespace))) {
            return false;
        }
        var values = new HashSet<>(is.values());
        var before = where.get(known);
        if (before != null && known == Known.SEGMENTS) {
            return false;
        }
        if (before != null) {
            values.retainAll(before);
        }
        where.put(known, values);
        return true;
    }

    private static List<@Nullable Language> languages(Map<Known, Set<String>> where) {
        var restricted = where.get(Known.LANGUAGE);
        if (restricted == null) {
            return Fields.everyLanguage();
        }
        var languages = new ArrayList<@Nullable Language>();
        for (String tag : restricted) {
            var language = Language.ofTag(tag).orElse(null);
            if (!languages.contains(language)) {
                languages.add(language);
            }
        }
        return languages;
    }

    private static Part part(Condition condition, TextQueries queries) {
        return switch (condition) {
            case Condition.OfText text -> {
                var query = queries.query(text);
                yield new Part(query, query != null);
            }
            case Condition.All all -> all(all.parts(), queries);
            case Condition.Any any -> any(any.parts(), queries);
            case Condition.Not not -> not(part(not.part(), queries));
            case Condition.Check check -> Part.UNKNOWN;
            case Condition.Is is -> Part.UNKNOWN;
            case Condition.AtLeast least -> Part.UNKNOWN;
            case Condition.AtMost most -> Part.UNKNOWN;
            case Condition.Present present -> Part.UNKNOWN;
            case Condition.Expression expression -> Part.UNKNOWN;
        };
    }

    private static Part all(List<Condition> conditions, TextQueries queries) {
        var parts = conditions.stream().map(each -> part(each, queries)).toList();
        var found =
                parts.stream().flatMap(part -> Stream.ofNullable(part.query())).toList();
        return new Part(
                found.isEmpty() ? null : all(found),
                !parts.isEmpty() && parts.stream().allMatch(Part::exact));
    }

    private static Part any(List<Condition> conditions, TextQueries queries) {
        var parts = conditions.stream().map(each -> part(each, queries)).toList();
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.query() == null)) {
            return Part.UNKNOWN;
        }
        var any = new BooleanQuery.Builder();
        parts.stream().flatMap(part -> Stream.ofNullable(part.query())).forEach(query -> any.add(query, Occur.SHOULD));
        return new Part(any.build(), parts.stream().allMatch(Part::exact));
    }

    private static Part not(Part part) {
        var query = part.query();
        return query == null || !part.exact()
                ? Part.UNKNOWN
                : new Part(
                        new BooleanQuery.Builder()
                                .add(new MatchAllDocsQuery(), Occur.MUST)
                                .add(query, Occur.MUST_NOT)
                                .build(),
                        true);
    }

    private static Query all(List<Query> queries) {
        if (queries.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        var all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.MUST));
        return all.build();
    }
}
