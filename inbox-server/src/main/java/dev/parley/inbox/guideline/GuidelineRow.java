package dev.parley.inbox.guideline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a guideline stands.
 *
 * @param version the newest
 * @param active the one in force
 * @param wasActive whether any ever was
 */
record GuidelineRow(
        UUID id,
        GuidelineState state,
        int version,
        @Nullable Integer active,
        boolean wasActive,
        int rank) {}
