package dev.parley.botrules.book;

import java.util.function.ToIntFunction;
import org.apache.lucene.index.Term;

/**
 * How telling a word is: a guideline that asks for several words comes up for the question by the rarest of them.
 *
 * <p>It changes how fast the book answers, never what.
 */
public final class Rarity {
    /** Where nothing is known of the messages: longer words are rarer. */
    public static final Rarity UNKNOWN = new Rarity(stem -> 0);

    private static final int MOST_LETTERS = 20;
    private static final int AS_OFTEN_AS_BEGINNINGS = 200;
    private final ToIntFunction<String> count;

    /** @param count how often a stem was seen in the company's messages */
    public Rarity(ToIntFunction<String> count) {
        this.count = count;
    }

    double weight(Term term) {
        int seen = term.field().equals(Fields.BEGINNINGS) ? AS_OFTEN_AS_BEGINNINGS : count.applyAsInt(term.text());
        return (1 + Math.min(MOST_LETTERS, term.text().length()) / (double) MOST_LETTERS) * 1000 / (1 + seen);
    }
}
