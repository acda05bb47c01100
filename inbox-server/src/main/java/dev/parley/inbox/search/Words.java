package dev.parley.inbox.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into words, the same way for what is indexed, what is asked and what is marked. */
final class Words {
    /** Longer ones are cut: no word, but somebody may look for its start. */
    private static final int LONGEST = 60;

    private Words() {}

    /** A word without case and accents, and where it stands in the text. */
    record Word(String text, int start, int end) {}

    /** Letters and digits belong to words; everything else is between them. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!isPart(point)) {
                at += Character.charCount(point);
                continue;
            }
            int start = at;
            while (at < text.length() && isPart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            String word = fold(text.substring(start, at));
            if (!word.isEmpty()) {
                words.add(new Word(word, start, at));
            }
        }
        return words;
    }

    /** The words alone. */
    static List<String> texts(String text) {
        return of(text).stream().map(Word::text).toList();
    }

    /** Lower case, without accents: "Größe" and "GROSSE" are the same. */
    static String fold(String word) {
        String folded = isPlain(word) ? word : decomposed(word);
        if (folded.length() <= LONGEST) {
            return folded;
        }
        return folded.substring(0, Character.isHighSurrogate(folded.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static boolean isPart(int point) {
        return point < 128 ? isPlain((char) point) || point >= 'A' && point <= 'Z' : partOfWord(point);
    }

    private static boolean partOfWord(int point) {
        if (Character.isLetterOrDigit(point)) {
            return true;
        }
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPlain(char next) {
        return next >= 'a' && next <= 'z' || next >= '0' && next <= '9';
    }

    private static boolean isPlain(String word) {
        for (int n = 0; n < word.length(); n++) {
            if (!isPlain(word.charAt(n))) {
                return false;
            }
        }
        return true;
    }

    private static String decomposed(String word) {
        String apart = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(java.util.Locale.ROOT);
        var folded = new StringBuilder(apart.length() + 2);
        apart.codePoints().filter(Words::isLetterAlone).forEach(point -> {
            switch (point) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ' -> folded.append('d');
                case 'ı' -> folded.append('i');
                default -> folded.appendCodePoint(point);
            }
        });
        return folded.toString();
    }

    private static boolean isLetterAlone(int point) {
        return Character.isLetterOrDigit(point);
    }
}
