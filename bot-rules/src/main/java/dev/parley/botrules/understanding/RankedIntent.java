package dev.parley.botrules.understanding;

import java.util.List;

/**
 * One of the intents that a text may have.
 *
 * @param confidence how probable it is among the intents that are known, 0 to 1; of texts with 0.8, four of five have it
 * @param because the words that carried it, the heaviest first
 */
public record RankedIntent(String label, double confidence, List<Reason> because) {
    /** Copies the words. */
    public RankedIntent {
        because = List.copyOf(because);
    }
}
