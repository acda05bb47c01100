package dev.parley.inbox.guideline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as it was written.
 *
 * @param author null for what came with Parley
 * @param changed the parts that differ from the version it was made from
 * @param restoredFrom the earlier version it brought back
 * @param failing the examples that did not turn out as they say, counted from 0
 */
record GuidelineVersion(
        int version,
        GuidelineBody body,
        @Nullable Colleague author,
        Instant writtenAt,
        List<String> changed,
        @Nullable Integer restoredFrom,
        List<Integer> failing) {
    GuidelineVersion {
        changed = List.copyOf(changed);
        failing = List.copyOf(failing);
    }

    /** A version in the list of them, without its body. */
    record Head(
            int version,
            String name,
            @Nullable Colleague author,
            Instant writtenAt,
            List<String> changed,
            @Nullable Integer restoredFrom,
            List<Integer> failing) {
        Head {
            changed = List.copyOf(changed);
            failing = List.copyOf(failing);
        }
    }
}
