package dev.parley.botrules.understanding;

import dev.parley.botrules.Place;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a text as models see it: small letters without accents, the shape of a number instead of its digits.
 *
 * @param text as models see it
 * @param place where it stands in the text
 */
record Word(String text, Place place) {
    private static final int LONGEST = 40;
    private static final int DIGITS = 3;

    /** The words of a text, in their order. */
    static List<Word> of(String text, int most) {
        var all = new ArrayList<Word>();
        int at = 0;
        while (at < text.length() && all.size() < most) {
            if (!isPart(text, at)) {
                at++;
                continue;
            }
            int end = endOf(text, at);
            String folded = folded(text.substring(at, Math.min(end, at + LONGEST)));
            if (!folded.isEmpty()) {
                all.add(new Word(folded, new Place(at, end)));
            }
            at = end;
        }
        return all;
    }

    private static int endOf(String text, int start) {
        int end = start;
        while (end < text.length()) {
            if (!isPart(text, end) && !(isApostrophe(text.charAt(end)) && joins(text, end))) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether what follows belongs to the same word, as in "don't" and "they're", but not in "l'ordine". */
    private static boolean joins(String text, int apostrophe) {
        int end = apostrophe + 1;
        while (end < text.length() && isPart(text, end)) {
            end++;
        }
        int letters = end - apostrophe - 1;
        return letters == 1 || letters == 2;
    }

    private static boolean isPart(String text, int at) {
        char c = text.charAt(at);
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        int code = Character.isLowSurrogate(c) ? text.codePointBefore(at + 1) : text.codePointAt(at);
        int type = Character.getType(code);
        return Character.isLetterOrDigit(code)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    /** Small letters without accents, "ae" for "ä", and "0" for each of the first digits of a number. */
    static String folded(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        boolean plain = small.chars().allMatch(c -> c < 128);
        String decomposed = plain
                ? small
                : Normalizer.normalize(
                        small.replace("ä", "ae")
                                .replace("ö", "oe")
                                .replace("ü", "ue")
                                .replace("ß", "ss"),
                        Normalizer.Form.NFKD);
        var letters = new StringBuilder(decomposed.length());
        int digits = 0;
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            digits = Character.isDigit(c) ? digits + 1 : 0;
            if (digits > DIGITS || isApostrophe(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            letters.append(digits > 0 ? '0' : c);
        }
        return letters.toString();
    }
}
