package dev.parley.botrules.check;

import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is being written, with what the checks need to know around it.
 *
 * @param text all of it; the places of findings count from its beginning
 * @param ownWords the part that the writer wrote; what stands outside is a quote and never looked at, nor are lines
 *     within it that begin with "&gt;"
 * @param language of the writer's own words, if it was told apart
 * @param attachments how many files go with it
 */
public record Draft(
        String text, Place ownWords, @Nullable Language language, int attachments, Recipient recipient, Writer writer) {
    /** Checks that the own words lie within the text. */
    public Draft {
        if (ownWords.end() > text.length()) {
            throw new IllegalArgumentException("The writer's own words end at " + ownWords.end() + ", but the text at "
                    + text.length() + ". Give the place within this very text.");
        }
        if (attachments < 0) {
            throw new IllegalArgumentException("A draft has no attachment or some, not " + attachments + ".");
        }
    }

    /** A draft of somebody to somebody, without attachments; quoted mail below the answer is not the writer's own. */
    public static Draft of(String text) {
        return new Draft(text, OwnWords.in(text), null, 0, Recipient.UNKNOWN, Writer.UNKNOWN);
    }

    /** The same in a language. */
    public Draft in(@Nullable Language other) {
        return new Draft(text, ownWords, other, attachments, recipient, writer);
    }

    /** The same with so many attachments. */
    public Draft withAttachments(int count) {
        return new Draft(text, ownWords, language, count, recipient, writer);
    }

    /** The same to another recipient. */
    public Draft to(Recipient other) {
        return new Draft(text, ownWords, language, attachments, other, writer);
    }

    /** The same by another writer. */
    public Draft by(Writer other) {
        return new Draft(text, ownWords, language, attachments, recipient, other);
    }
}
