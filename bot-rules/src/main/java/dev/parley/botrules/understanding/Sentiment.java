package dev.parley.botrules.understanding;

import java.util.List;

/**
 * How a text probably sounds: a guess from its words, never more than "probably".
 *
 * @param score from -1, surely annoyed, over 0, neither, to 1, surely pleased
 * @param confidence how probable {@link #mood} is, 0 to 1
 * @param because the words that drove the score its way, the heaviest first; they are negative where they annoy
 */
public record Sentiment(double score, Mood mood, double confidence, List<Reason> because) {
    /** Checks the score and copies the words. */
    public Sentiment {
        if (!(score >= -1 && score <= 1)) {
            throw new IllegalArgumentException("A sentiment is between -1 and 1: " + score);
        }
        because = List.copyOf(because);
    }

    static final Sentiment NOTHING_SAID = new Sentiment(0, Mood.NEUTRAL, 0, List.of());
}
