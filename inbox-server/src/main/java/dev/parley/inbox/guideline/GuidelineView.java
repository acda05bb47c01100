package dev.parley.inbox.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guideline with all that is said about it, but for the comments.
 *
 * @param newest the version that is worked on
 * @param active the version in force, where that is an earlier one
 * @param standpoints about every version, those about the newest first
 */
record GuidelineView(
        GuidelineSummary summary,
        GuidelineVersion newest,
        @Nullable GuidelineVersion active,
        List<StandpointRows.Standpoint> standpoints,
        Approvals approvals) {
    GuidelineView {
        standpoints = List.copyOf(standpoints);
    }

    /**
     * How many managers other than its author have to agree with the newest version before it counts, and how many do.
     */
    record Approvals(int needed, int given) {}
}
