package dev.parley.inbox.search;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.search.Ranking.Hit;
import dev.parley.inbox.search.SearchAnswer.SearchAlike;
import dev.parley.inbox.search.SearchRows.Found;
import dev.parley.inbox.search.SearchRows.Mark;
import dev.parley.inbox.search.SearchRows.Wanted;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers searches, each within what its reader may read. */
@Component
final class Search {
    /** No more conversations than these are looked for before the words. */
    private static final int FEW = 1000;

    private final Expansion expansion;
    private final Alike alike;
    private final SearchRows rows;
    private final Walk walk;
    private final Results results;
    private final Clock clock;

    Search(Expansion expansion, Alike alike, SearchRows rows, Walk walk, Results results, Clock clock) {
        this.expansion = expansion;
        this.alike = alike;
        this.rows = rows;
        this.walk = walk;
        this.results = results;
        this.clock = clock;
    }

    /** One page of what a query finds. */
    SearchAnswer find(Query query, Reader reader, SearchCursor cursor, int limit) {
        try {
            if (cursor.alike()) {
                var wider = alike.widen(query);
                return page(wider.query(), reader, cursor, limit, wider.alike());
            }
            var answer = page(query, reader, cursor, limit, List.of());
            return answer.items().isEmpty() && answer.next() == null && cursor.equals(SearchCursor.FIRST)
                    ? findAlike(query, reader, limit, answer)
                    : answer;
        } catch (QueryTimeoutException e) {
            throw (Problem) new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "search-too-wide",
                            "This search takes too long at the moment. Add a word, a name or a date such as after:3m.")
                    .initCause(e);
        }
    }

    private SearchAnswer findAlike(Query query, Reader reader, int limit, SearchAnswer nothing) {
        var wider = alike.widen(query);
        if (wider.alike().isEmpty()) {
            return nothing;
        }
        var first = new SearchCursor(null, null, false, 0, true);
        var answer = page(wider.query(), reader, first, limit, wider.alike());
        return answer.items().isEmpty() && answer.next() == null ? nothing : answer;
    }

    /** The part of time whose messages are ranked against each other. */
    private record Ranked(List<Hit> hits, @Nullable Mark down, double share) {}

    private SearchAnswer page(Query query, Reader reader, SearchCursor cursor, int limit, List<SearchAlike> names) {
        var forms = expansion.of(query.clauses());
        var lexemes = new Lexemes(forms);
        var wanted = new Wanted(
                lexemes.all(query.clauses()),
                lexemes.wanted(query.clauses(), true),
                lexemes.wanted(query.clauses(), false),
                query.filters(),
                reader,
                null,
                reader.everything() ? Set.of() : rows.besides(reader));
        var ranked = ranked(few(wanted), query, cursor);
        int end = Math.min(ranked.hits().size(), cursor.offset() + limit);
        var shown = ranked.hits().subList(Math.min(cursor.offset(), end), end);
        SearchCursor next = null;
        if (end < ranked.hits().size()) {
            next = new SearchCursor(cursor.top(), ranked.down(), true, end, cursor.alike());
        } else if (ranked.down() != null) {
            next = new SearchCursor(ranked.down(), null, false, 0, cursor.alike());
        }
        boolean all = cursor.top() == null && ranked.down() == null;
        return new SearchAnswer(
                results.of(shown, new Fragments(query.clauses(), forms)),
                next == null ? null : next.encode(),
                all ? ranked.hits().size() : about(ranked),
                all,
                ranked.down() == null ? null : ranked.down().at(),
                names);
    }

    private Ranked ranked(Wanted wanted, Query query, SearchCursor cursor) {
        if (cursor.walked()) {
            var again = walk.again(wanted, query, cursor.top(), cursor.down());
            return new Ranked(sorted(again, wanted, cursor), cursor.down(), 0);
        }
        var way = walk.back(wanted, query, cursor.top());
        return new Ranked(sorted(way.found(), wanted, cursor), way.seen(), way.share());
    }

    /** What was shown before, because of a newer message, is left out. */
    private List<Hit> sorted(List<Found> found, Wanted wanted, SearchCursor cursor) {
        var top = cursor.top();
        if (top == null || found.isEmpty() || wanted.lexemes().isEmpty()) {
            return Ranking.sort(found, clock.instant());
        }
        var ids = found.stream().map(Found::conversation).collect(Collectors.toSet());
        var shown = rows.foundSince(top, wanted.lexemes(), ids);
        return Ranking.sort(
                found.stream()
                        .filter(one -> !shown.contains(one.conversation()))
                        .toList(),
                clock.instant());
    }

    /** Where few conversations come into question, they alone are searched. */
    private Wanted few(Wanted wanted) {
        if (!wanted.reader().everything() && wanted.reader().teams().isEmpty()) {
            return wanted.of(wanted.besides());
        }
        if (wanted.filters().stream().noneMatch(Filter::selective)) {
            return wanted;
        }
        var ids = rows.conversations(wanted, FEW + 1);
        if (ids.size() > FEW) {
            return wanted;
        }
        Set<UUID> few = new HashSet<>(ids);
        return wanted.of(few);
    }

    /** Two digits say enough. */
    private static long about(Ranked ranked) {
        long estimate = ranked.share() <= 0
                ? ranked.hits().size()
                : (long) (ranked.hits().size() / ranked.share());
        long unit = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, estimate))) - 1));
        return Math.max(ranked.hits().size(), estimate / unit * unit);
    }
}
