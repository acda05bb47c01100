package dev.parley.inbox.bot;

import dev.parley.botrules.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a machine can tell of a message.
 *
 * @param language null where nobody can tell, or it is none of ours
 * @param confidence of the language, 0 to 1
 * @param sentiment −1 to 1; null where nothing speaks for either
 */
public record Understood(
        @Nullable Language language,
        double confidence,
        @Nullable Double sentiment) {
    /** Nothing. */
    static final Understood NOTHING = new Understood(null, 0, null);
}
