package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.util.Objects;
import java.util.Optional;

/**
 * The language of a text, as far as it can be told.
 *
 * @param language empty where it is none of those asked for, or cannot be told
 * @param confidence how probable the answer is, 0 to 1
 */
public record ToldLanguage(Optional<Language> language, double confidence, By by) {
    /** What decided. */
    public enum By {
        /** The whole text is a greeting or phrase of one language. */
        PHRASE,
        /** Words and letters that the language has and the others have not. */
        WORDS,
        /** The sequences of letters, as lingua's model knows them. */
        MODEL,
        /** The text fits several; the conversation was in this one before. */
        PRIOR,
        /** There is no word, or nothing that tells one language from the other. */
        NOTHING
    }

    /** Checks the confidence. */
    public ToldLanguage {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(by, "by");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is between 0 and 1: " + confidence);
        }
    }
}
