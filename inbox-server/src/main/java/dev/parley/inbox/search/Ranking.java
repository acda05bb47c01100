package dev.parley.inbox.search;

import dev.parley.inbox.search.SearchRows.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Sorts what was found: how well it fits, and how new it is. */
final class Ranking {
    private static final double HALF_LIFE_DAYS = 90;
    /** What the age alone is worth: what fits badly and is new comes before what fits badly and is old. */
    private static final double FLOOR = 0.2;

    private Ranking() {}

    /** A conversation with its messages that were found, the best first. */
    record Hit(UUID conversation, List<Found> messages, double score) {
        Hit {
            messages = List.copyOf(messages);
        }
    }

    static List<Hit> sort(List<Found> found, Instant now) {
        var grouped = new LinkedHashMap<UUID, List<Found>>();
        found.forEach(one -> grouped.computeIfAbsent(one.conversation(), first -> new ArrayList<>())
                .add(one));
        var hits = new ArrayList<Hit>();
        grouped.forEach((conversation, messages) -> {
            messages.sort(Comparator.comparingDouble((Found one) -> score(one, now))
                    .reversed()
                    .thenComparing(Found::at, Comparator.reverseOrder())
                    .thenComparing(Found::message));
            double score = score(messages.getFirst(), now) * (1 + 0.05 * Math.min(4, messages.size() - 1));
            hits.add(new Hit(conversation, messages, score));
        });
        hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::conversation));
        return hits;
    }

    private static double score(Found found, Instant now) {
        double days = Math.max(0, Duration.between(found.at(), now).toHours() / 24.0);
        return (FLOOR + found.rank()) * (0.25 + 0.75 * HALF_LIFE_DAYS / (HALF_LIFE_DAYS + days));
    }
}
