package dev.parley.inbox.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param clauses what a message must be or contain, all of it
 * @param filters what its conversation must be, all of it
 * @param after not before this; null for whenever
 * @param before earlier than this; null for whenever
 */
record Query(
        List<Clause> clauses,
        List<Filter> filters,
        @Nullable Instant after,
        @Nullable Instant before) {
    Query {
        clauses = List.copyOf(clauses);
        filters = List.copyOf(filters);
    }

    Query with(List<Clause> otherClauses) {
        return new Query(otherClauses, filters, after, before);
    }

    Query filteredBy(List<Filter> otherFilters) {
        return new Query(clauses, otherFilters, after, before);
    }

    boolean isEmpty() {
        return clauses.isEmpty() && filters.isEmpty() && after == null && before == null;
    }
}
