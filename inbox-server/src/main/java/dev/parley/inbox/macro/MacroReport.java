package dev.parley.inbox.macro;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a macro.
 *
 * @param steps of each action, in order
 * @param text what goes into the answer, every place filled that something is known for; empty for nothing
 * @param html the same formatted
 */
record MacroReport(List<Step> steps, String text, String html) {
    MacroReport {
        steps = List.copyOf(steps);
    }

    /** What became of one action; {@code code} and {@code detail} say why it was not done. */
    record Step(
            MacroAction.Kind kind,
            Outcome outcome,
            @Nullable String code,
            @Nullable String detail) {}

    /** {@code SKIPPED}: not tried, because one before it could not be done. */
    enum Outcome {
        DONE,
        FAILED,
        SKIPPED
    }
}
