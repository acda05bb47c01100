package dev.parley.channel.length;

import dev.parley.channel.TextLimit;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;

/** Where one message can end that begins at an offset of a text. */
final class Seams {
    private static final int FIRST_STEP = 64;

    private final String text;
    private final int from;
    private final Links links;
    private final BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    private int[] ends = new int[FIRST_STEP];
    private int found;
    private boolean all;

    Seams(String text, int from, Links links) {
        this.text = text;
        this.from = from;
        this.links = links;
        characters.setText(from == 0 ? text : text.substring(from));
    }

    /** The end of the longest message that fits; {@code from} when none does. */
    int reach(TextLimit limit) {
        int fits = 0;
        int next = FIRST_STEP;
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
        return fits == 0 ? from : ends[fits - 1];
    }

    /** Whether a message of so many places to cut fits, or of all where there are fewer. */
    private boolean fits(int count, TextLimit limit) {
        find(count);
        int end = ends[Math.min(count, found) - 1];
        return Lengths.fits(text.substring(from, end).stripTrailing(), limit);
    }

    private void find(int count) {
        while (found < count && !all) {
            int next = characters.next();
            all = next == BreakIterator.DONE;
            if (!all && (from + next == text.length() || !links.holds(from + next))) {
                if (found == ends.length) {
                    ends = Arrays.copyOf(ends, found * 2);
                }
                ends[found++] = from + next;
            }
        }
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
        return Arrays.binarySearch(ends, 0, found, offset) >= 0;
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
