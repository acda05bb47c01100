package dev.parley.inbox.search;

import dev.parley.inbox.search.SearchRows.Found;
import dev.parley.inbox.search.SearchRows.Mark;
import dev.parley.inbox.search.SearchRows.Part;
import dev.parley.inbox.search.SearchRows.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes back in time, a little first and further with each step, until enough messages were found, all were seen or the time is
 * up. A common word is therefore found within the last days; a rare one costs little over all years.
 */
@Component
class Walk {
    /** Messages that are ranked against each other. */
    static final int ENOUGH = 200;

    private static final double FIRST_STEP = 3_000;
    private static final double LONGER = 6;
    /** Who has found little after these, finds little in all that is left: that is looked for at once. */
    private static final double LEAP = 100_000;
    /** A step that has begun may go on for so much longer than a search should. */
    private static final int PATIENCE = 8;

    private final SearchRows rows;
    private final Density density;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration budget;

    Walk(SearchRows rows, Density density, TransactionTemplate transaction, SearchSettings settings, Clock clock) {
        this.rows = rows;
        this.density = density;
        this.transaction = transaction;
        this.clock = clock;
        this.budget = settings.budget();
    }

    /**
     * What was found on the way.
     *
     * @param seen down to where everything was seen; null when that is everything
     * @param share of all documents that were seen
     */
    record Way(List<Found> found, @Nullable Mark seen, double share) {
        Way {
            found = List.copyOf(found);
        }
    }

    /** From a place in time on, or from the newest message. */
    Way back(Wanted wanted, Query query, @Nullable Mark start) {
        long end = System.nanoTime() + budget.toNanos();
        var spread = density.now();
        Instant to = newest(query, start);
        Instant oldest = oldest(query);
        boolean atOnce = wanted.conversations() != null || !spread.isKnown() || spread.documents() < 4 * FIRST_STEP;
        boolean leaps = !wanted.lexemes().isEmpty() && wanted.filters().stream().allMatch(Walk::isIndexed);
        var found = new ArrayList<Found>();
        if (wanted.conversations() != null && wanted.conversations().isEmpty()) {
            return new Way(found, null, 1);
        }
        double step = FIRST_STEP;
        Instant from = to;
        while (from.isAfter(oldest)) {
            Instant until = from;
            from = atOnce || leaps && step > LEAP ? oldest : later(oldest, spread.back(until, step));
            int missing = ENOUGH - found.size();
            var more = step(wanted, part(wanted, from, until, start, null, missing), end);
            if (more == null) {
                return new Way(found, mark(until), share(spread, until, to));
            }
            found.addAll(more);
            if (more.size() == missing) {
                var last = found.getLast();
                return new Way(found, last.mark(), share(spread, last.at(), to));
            }
            if (from.isAfter(oldest) && System.nanoTime() > end) {
                return new Way(found, mark(from), share(spread, from, to));
            }
            step = next(step, more.size(), ENOUGH - found.size());
        }
        return new Way(found, null, 1);
    }

    /** The same part again: all between two places in time. */
    List<Found> again(Wanted wanted, Query query, @Nullable Mark start, @Nullable Mark down) {
        Instant from = down == null ? oldest(query) : later(oldest(query), down.at());
        var part = part(wanted, from, newest(query, start), start, down, ENOUGH);
        var found = step(wanted, part, System.nanoTime() + budget.toNanos());
        if (found == null) {
            throw new QueryTimeoutException("The same search took longer than before");
        }
        return found;
    }

    /** Null when it takes too long. */
    private @Nullable List<Found> step(Wanted wanted, Part part, long end) {
        try {
            return transaction.execute(status -> {
                status.setRollbackOnly();
                long left = Math.max(0, end - System.nanoTime());
                rows.limit(Duration.ofNanos(left)
                        .plus(budget.multipliedBy(PATIENCE))
                        .toMillis());
                return rows.find(wanted, part);
            });
        } catch (QueryTimeoutException e) {
            return null;
        }
    }

    private static Part part(
            Wanted wanted, Instant from, Instant to, @Nullable Mark below, @Nullable Mark down, int limit) {
        String lexemes = wanted.lexemes();
        if (wanted.conversations() == null && (lexemes.isEmpty() || from.isAfter(Bounds.EARLIEST))) {
            var first = from.atOffset(ZoneOffset.UTC).toLocalDate();
            var last = to.atOffset(ZoneOffset.UTC).toLocalDate();
            lexemes = both(lexemes, Lexemes.any(Facet.covering(first, last.isBefore(first) ? first : last)));
        }
        return new Part(from, to, below, down, limit, lexemes, inTeams(lexemes, wanted));
    }

    /** What PostgreSQL would find out by looking at each conversation, said in a way that its index understands. */
    private static String inTeams(String lexemes, Wanted wanted) {
        if (wanted.conversations() != null) {
            return lexemes;
        }
        String narrow = lexemes;
        if (!wanted.reader().everything()) {
            narrow = both(narrow, teams(wanted.reader().teams()));
        }
        for (var filter : wanted.filters()) {
            if (filter instanceof Filter.Of of && isIndexed(filter)) {
                narrow = both(narrow, teams(of.ids()));
            }
        }
        return narrow;
    }

    /** Whether the index knows what the filter asks for. */
    private static boolean isIndexed(Filter filter) {
        return filter instanceof Filter.Of of && of.what() == Filter.Named.TEAM && !of.not();
    }

    private static String teams(Collection<?> ids) {
        return Lexemes.any(ids.stream().map(Facet.TEAM::of).toList());
    }

    private static String both(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : one + " & " + other;
    }

    private Instant newest(Query query, @Nullable Mark start) {
        Instant newest = Bounds.latest(clock);
        if (query.before() != null && query.before().isBefore(newest)) {
            newest = query.before();
        }
        return start != null && start.at().isBefore(newest) ? start.at().plusMillis(1) : newest;
    }

    private static Instant oldest(Query query) {
        return query.after() == null ? Bounds.EARLIEST : later(query.after(), Bounds.EARLIEST);
    }

    /** As far as it takes to find the rest at the rate so far, but not much further than before. */
    private static double next(double step, int found, int missing) {
        double longest = step * LONGER;
        return found == 0 ? longest : Math.min(longest, Math.max(step, 1.5 * step * missing / found));
    }

    private static double share(Density.Spread spread, Instant from, Instant to) {
        return spread.isKnown() ? spread.between(from, to) / spread.documents() : 0;
    }

    private static Mark mark(Instant at) {
        return new Mark(at, new java.util.UUID(0, 0));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
