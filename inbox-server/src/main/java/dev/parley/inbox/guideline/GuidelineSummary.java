package dev.parley.inbox.guideline;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Direction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guideline as lists show it; words are those of its newest version.
 *
 * @param version the newest
 * @param activeVersion the one in force; lower than {@code version} while a newer one is discussed
 * @param rank the smallest acts first
 * @param owner who looks after it; null for what came with Parley
 * @param actions what it does: the kinds of its actions, in order
 * @param failing how many examples of the newest version did not turn out as they say
 * @param prepared the check that it was prepared for, where it came with Parley
 */
record GuidelineSummary(
        UUID id,
        GuidelineState state,
        int version,
        @Nullable Integer activeVersion,
        int rank,
        String name,
        String reason,
        Direction direction,
        List<String> actions,
        @Nullable Colleague owner,
        Instant changedAt,
        int failing,
        int comments,
        Stances stances,
        @Nullable CheckKind prepared) {
    GuidelineSummary {
        actions = List.copyOf(actions);
    }

    /**
     * How many colleagues think what.
     *
     * @param agree with the newest version
     * @param object to the newest version, or to an earlier one without having said anything since
     */
    record Stances(int agree, int object, int undecided) {}
}
