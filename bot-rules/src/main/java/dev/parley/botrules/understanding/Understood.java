package dev.parley.botrules.understanding;

import java.util.Objects;
import java.util.Optional;

/**
 * What was understood of one text.
 *
 * @param intents empty where no model of intents was given
 */
public record Understood(ToldLanguage language, Sentiment sentiment, Optional<IntentPrediction> intents) {
    /** Checks that all is there. */
    public Understood {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(sentiment, "sentiment");
        Objects.requireNonNull(intents, "intents");
    }
}
