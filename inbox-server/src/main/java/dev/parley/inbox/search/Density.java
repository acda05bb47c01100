package dev.parley.inbox.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows about how many documents there are and how they are spread over time, from PostgreSQL's own statistics: how far back
 * a search must go for so many.
 */
@Component
class Density {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Spread spread = new Spread(0, List.of(), Instant.EPOCH);

    Density(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How documents are spread.
     *
     * @param documents about how many; 0 when PostgreSQL has not looked yet
     * @param bounds between each two of them lie equally many, oldest first; empty when it has not looked yet
     */
    record Spread(double documents, List<Instant> bounds, Instant seen) {
        Spread {
            bounds = List.copyOf(bounds);
        }

        boolean isKnown() {
            return documents > 0 && bounds.size() > 1;
        }

        /** The oldest moment since which about so many documents were sent before {@code to}; the past when that is all. */
        Instant back(Instant to, double count) {
            double rank = rank(to) - count / documents;
            return rank <= 0 ? Instant.MIN : at(rank);
        }

        /** About how many documents were sent between the two. */
        double between(Instant from, Instant to) {
            return Math.max(0, (rank(to) - rank(from)) * documents);
        }

        /** The share of documents that are older. */
        private double rank(Instant at) {
            int parts = bounds.size() - 1;
            if (!at.isAfter(bounds.getFirst())) {
                return 0;
            }
            for (int n = 1; n <= parts; n++) {
                if (at.isBefore(bounds.get(n))) {
                    var start = bounds.get(n - 1);
                    double within = (double) Duration.between(start, at).toMillis()
                            / Math.max(1, Duration.between(start, bounds.get(n)).toMillis());
                    return (n - 1 + within) / parts;
                }
            }
            return 1;
        }

        private Instant at(double rank) {
            int parts = bounds.size() - 1;
            int part = Math.min(parts - 1, (int) (rank * parts));
            var start = bounds.get(part);
            double within = rank * parts - part;
            long length = Duration.between(start, bounds.get(part + 1)).toMillis();
            return start.plusMillis((long) (within * length));
        }
    }

    /** Not older than a minute. */
    Spread now() {
        var known = spread;
        if (known.seen().plus(FRESH).isBefore(clock.instant())) {
            known = look();
            spread = known;
        }
        return known;
    }

    private Spread look() {
        double documents = jdbc.sql(
                        "select greatest(reltuples, 0) from pg_class where oid = cast('search_document' as regclass)")
                .query(Double.class)
                .single();
        List<Instant> bounds = jdbc.sql("""
                select cast(cast(histogram_bounds as text) as timestamptz[])
                  from pg_stats
                 where schemaname = current_schema() and tablename = 'search_document' and attname = 'at'
                   and histogram_bounds is not null
                """)
                .query((row, number) -> Arrays.stream(
                                (Timestamp[]) row.getArray(1).getArray())
                        .map(Timestamp::toInstant)
                        .toList())
                .optional()
                .orElse(List.of());
        return new Spread(documents, bounds, clock.instant());
    }
}
