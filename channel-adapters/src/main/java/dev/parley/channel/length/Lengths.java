package dev.parley.channel.length;

import com.twitter.twittertext.TwitterTextParser;
import dev.parley.channel.TextLimit;
import dev.parley.channel.TextLimit.Unit;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long a text is as providers count, and how a longer one is cut into several messages. */
public final class Lengths {
    /** How full a message is before a better place to cut is preferred to a fuller message; tried in this order. */
    private static final double[] THRIFT = {0.5, 0.85, 1};

    private Lengths() {}

    /** The length of a text in this unit; for {@link Unit#SMS_SEGMENTS} how many segments it takes. */
    public static int count(String text, Unit unit) {
        return switch (unit) {
            case UTF16 -> text.length();
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case GRAPHEMES -> graphemes(text);
            case UTF8_BYTES -> utf8(text);
            case X_WEIGHTED -> TwitterTextParser.parseTweet(text).weightedLength;
            case SMS_SEGMENTS -> SmsText.segments(text);
        };
    }

    /** Whether a text fits into one message. */
    public static boolean fits(String text, TextLimit limit) {
        return limit.max() == Integer.MAX_VALUE || count(text, limit.unit()) <= limit.max();
    }

    /**
     * The messages that a text becomes: itself where it fits; else cut between paragraphs, lines, sentences, words or at last
     * characters, never inside a link, losing nothing but white space where it is cut. No message for an empty text.
     *
     * @return empty where it takes more than {@code limit.parts()} messages, or holds a link that is longer than one
     */
    public static Optional<List<String>> split(String text, TextLimit limit) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        if (fits(text, limit)) {
            return Optional.of(List.of(text));
        }
        if (limit.parts() < 2) {
            return Optional.empty();
        }
        int[] places = Seams.places(text, Links.of(text, limit.unit()));
        for (double thrift : THRIFT) {
            var parts = cut(text, limit, thrift, places);
            if (parts.isPresent()) {
                return parts;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> cut(String text, TextLimit limit, double thrift, int[] places) {
        var parts = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            var seams = new Seams(text, from, places);
            int reach = seams.reach(limit);
            if (reach == from || parts.size() == limit.parts()) {
                return Optional.empty();
            }
            int end = reach == text.length() ? reach : seams.best(reach, thrift);
            if (!fits(text.substring(from, end).stripTrailing(), limit)) {
                // X counts some beginnings of a text higher than the text.
                end = reach;
            }
            String part = text.substring(from, end).stripTrailing();
            if (!part.isBlank()) {
                parts.add(part);
            }
            from = Seams.afterSpace(text, end);
        }
        return Optional.of(List.copyOf(parts));
    }

    private static int graphemes(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** A lone surrogate is written as U+FFFD by most, in three bytes. */
    private static int utf8(String text) {
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }
}
