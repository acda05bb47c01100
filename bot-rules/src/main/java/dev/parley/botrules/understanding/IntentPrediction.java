package dev.parley.botrules.understanding;

import java.util.List;
import java.util.Optional;

/**
 * What a text is probably about.
 *
 * @param ranked the most probable intents, the best first
 * @param outOfScope how probable it is that none of the known intents is meant, 0 to 1
 */
public record IntentPrediction(List<RankedIntent> ranked, double outOfScope) {
    /** Copies the intents. */
    public IntentPrediction {
        ranked = List.copyOf(ranked);
    }

    /** The best intent, if the text is probably in scope and the intent has at least this confidence. */
    public Optional<RankedIntent> best(double leastConfidence) {
        return ranked.stream().findFirst().filter(intent -> outOfScope < 0.5 && intent.confidence() >= leastConfidence);
    }
}
