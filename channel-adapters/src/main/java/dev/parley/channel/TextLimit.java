package dev.parley.channel;

/**
 * How long the text of one message may be.
 *
 * @param max in units of {@code unit}; {@link Integer#MAX_VALUE} where there is no limit
 * @param unit how the provider counts
 * @param parts into how many messages a longer text may be split; 1: it is refused
 */
public record TextLimit(int max, Unit unit, int parts) {
    /** As long as anybody likes. */
    public static final TextLimit NONE = new TextLimit(Integer.MAX_VALUE, Unit.UTF16, 1);

    /** What providers count. */
    public enum Unit {
        /** UTF-16 code units, as Java and JavaScript count. */
        UTF16,
        /** Unicode code points. */
        CODE_POINTS,
        /** What people see as one character: extended grapheme clusters (UAX 29). */
        GRAPHEMES,
        UTF8_BYTES,
        /** X's weighted characters: most of Latin 1, others 2, a link 23 (twitter-text, configuration 3). */
        X_WEIGHTED,
        /** Septets of GSM 03.38, or UTF-16 where the text needs UCS-2; {@link #max} is in segments. */
        SMS_SEGMENTS
    }
}
