package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text and how a person says it sounds.
 *
 * @param language as it was told; null where it is not known
 */
public record SentimentExample(
        String text, Mood mood, @Nullable Language language) {
    /** Checks that all is there. */
    public SentimentExample {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(mood, "mood");
    }
}
