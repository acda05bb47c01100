package dev.parley.channel.length;

import dev.parley.channel.TextLimit;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where one message can end that begins at an offset of a text. */
final class Seams {
    private static final int FIRST_STEP = 64;

    private final String text;
    private final int from;
    private final int[] places;
    private final int before;

    /** {@code places}: {@link #places} of the whole text, which are looked for once and not for each message again. */
    Seams(String text, int from, int[] places) {
        this.text = text;
        this.from = from;
        this.places = places;
        int here = Arrays.binarySearch(places, from);
        before = here >= 0 ? here + 1 : -here - 1;
    }

    /** Where a text can be cut at all: between what people see as characters, outside of links; its end is the last one. */
    static int[] places(String text, Links links) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return IntStream.generate(characters::next)
                .takeWhile(at -> at != BreakIterator.DONE)
                .filter(at -> at == text.length() || !links.holds(at))
                .toArray();
    }

    /** The end of the longest message that fits; {@code from} when none does. */
    int reach(TextLimit limit) {
        int fits = 0;
        int next = FIRST_STEP;
        int found = places.length - before;
        while (fits(next, limit) && next <= found) {
            fits = next;
            next = next * 2;
        }
        int not = Math.min(next, found + 1);
        while (not - fits > 1) {
            int middle = (fits + not) >>> 1;
            if (fits(middle, limit)) {
                fits = middle;
            } else {
                not = middle;
            }
        }
        return fits == 0 ? from : places[before + fits - 1];
    }

    /** Whether a message of so many places to cut fits, or of all where there are fewer. */
    private boolean fits(int count, TextLimit limit) {
        int end = places[Math.min(before + count, places.length) - 1];
        return Lengths.fits(text.substring(from, end).stripTrailing(), limit);
    }

    /**
     * The best end up to {@code reach}: after a paragraph, a line, a sentence, a word, where a line may be broken, else
     * {@code reach}.
     *
     * @param fill how much of what would fit is used at least, for the first three
     */
    int best(int reach, double fill) {
        int least = from + (int) ((reach - from) * fill);
        int paragraph = lastOf("\n\n", reach, least);
        int line = paragraph > from ? paragraph : lastOf("\n", reach, least);
        int sentence = line > from ? line : last(BreakIterator.getSentenceInstance(Locale.ROOT), reach, least);
        if (sentence > from) {
            return sentence;
        }
        // The last message must not be the only one that pays for a whole word.
        int word = fill == 1 ? from : lastSpace(reach, from + (reach - from) / 4);
        if (word > from) {
            return word;
        }
        int breakable =
                fill == 1 ? from : last(BreakIterator.getLineInstance(Locale.ROOT), reach, from + (reach - from) / 2);
        return breakable > from ? breakable : reach;
    }

    private int lastOf(String mark, int reach, int least) {
        for (int at = text.lastIndexOf(mark, reach); at >= least && at > from; at = text.lastIndexOf(mark, at - 1)) {
            if (!text.substring(from, at).isBlank()) {
                return at;
            }
        }
        return from;
    }

    /** The last of these places between both that is also a place to cut. */
    private int last(BreakIterator places, int reach, int least) {
        int ahead = Math.min(text.length(), reach + FIRST_STEP);
        places.setText(text.substring(from, ahead));
        int place = reach == ahead ? places.last() : places.preceding(reach - from + 1);
        while (place != BreakIterator.DONE && place > 0 && from + place >= least) {
            if (isSeam(from + place)) {
                return from + place;
            }
            place = places.previous();
        }
        return from;
    }

    private int lastSpace(int reach, int least) {
        for (int at = reach; at > least; at--) {
            boolean space = at < text.length() && Character.isWhitespace(text.charAt(at));
            if ((space || Character.isWhitespace(text.charAt(at - 1))) && isSeam(at)) {
                return at;
            }
        }
        return from;
    }

    private boolean isSeam(int offset) {
        return Arrays.binarySearch(places, before, places.length, offset) >= 0;
    }

    /** The first offset that is not white space; a space under a combining accent is none, but a line feed never carries one. */
    static int afterSpace(String text, int offset) {
        int at = offset;
        while (at < text.length()
                && Character.isWhitespace(text.charAt(at))
                && (Character.isISOControl(text.charAt(at)) || !accented(text, at + 1))) {
            at++;
        }
        return at;
    }

    private static boolean accented(String text, int offset) {
        if (offset >= text.length()) {
            return false;
        }
        int type = Character.getType(text.codePointAt(offset));
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || text.charAt(offset) == '\u200d';
    }
}
