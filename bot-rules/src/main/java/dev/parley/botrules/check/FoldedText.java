package dev.parley.botrules.check;

import dev.parley.botrules.Place;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The writer's own words as a reader sees them: invisible characters gone, full-width and other dressed-up characters
 * plain, spaces and dashes of one sort; and for each character where it stood.
 */
final class FoldedText {
    private final StringBuilder seen = new StringBuilder();
    private final StringBuilder folded = new StringBuilder();
    private final String original;
    private int[] from;
    private String seenText = "";
    private String foldedText = "";

    private FoldedText(String original, int length) {
        this.original = original;
        this.from = new int[length + 16];
    }

    static FoldedText of(String text, Place own) {
        var result = new FoldedText(text, own.end() - own.start());
        result.read(own);
        return result;
    }

    static FoldedText of(String text) {
        return of(text, new Place(0, text.length()));
    }

    private void read(Place own) {
        boolean lineStart = true;
        int at = own.start();
        while (at < own.end()) {
            int character = original.codePointAt(at);
            if (lineStart && character == '>') {
                int end = original.indexOf('\n', at);
                at = end < 0 || end > own.end() ? own.end() : end;
                continue;
            }
            add(character, at);
            lineStart = character == '\n' || lineStart && Character.isWhitespace(character);
            at += Character.charCount(character);
        }
        mark(folded.length(), Math.max(own.start(), Math.min(own.end(), at)));
        seenText = seen.toString();
        foldedText = folded.toString();
    }

    private void add(int character, int at) {
        if (character < 0x80) {
            if (character >= ' ' || character == '\n') {
                put((char) character, Character.toLowerCase((char) character), at);
            } else if (character == '\t' || character == '\r') {
                put(' ', ' ', at);
            }
        } else if (character == 0x2028 || character == 0x2029 || character == 0x85) {
            put('\n', '\n', at);
        } else if (Character.isSpaceChar(character) || character == 0x2800) {
            put(' ', ' ', at);
        } else if (!Folding.invisible(character)) {
            addVisible(character, at);
        }
    }

    private void addVisible(int character, int at) {
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            put((char) ('0' + digit), (char) ('0' + digit), at);
            return;
        }
        String plain = Folding.plain(character);
        if (!plain.isEmpty()) {
            for (char each : plain.toCharArray()) {
                put(each, Character.toLowerCase(each), at);
            }
            return;
        }
        if (!Character.isLetter(character)) {
            char sign = Character.isBmpCodePoint(character) && !Character.isSurrogate((char) character)
                    ? (char) character
                    : '\uFFFD';
            put(sign, sign, at);
            return;
        }
        String letters = Folding.letter(character);
        boolean upper = Character.isUpperCase(character);
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            put(letters.length() == 1 && character <= 0xFFFF ? (char) character : cased(letter, upper), letter, at);
        }
    }

    private static char cased(char letter, boolean upper) {
        return upper ? Character.toUpperCase(letter) : letter;
    }

    private void put(char visible, char plain, int at) {
        mark(folded.length(), at);
        seen.append(visible);
        folded.append(plain);
    }

    private void mark(int index, int at) {
        if (index >= from.length) {
            from = Arrays.copyOf(from, from.length * 2);
        }
        from[index] = at;
    }

    /** Lower case, without accents; as long as {@link #seen}. */
    String folded() {
        return foldedText;
    }

    /** With capitals and accents. */
    String seen() {
        return seenText;
    }

    /** Where characters of the folded text stand in the original. */
    Place place(int start, int end) {
        if (end <= start) {
            return new Place(from[start], from[start]);
        }
        int last = from[end - 1];
        return new Place(from[start], last + Character.charCount(original.codePointAt(last)));
    }

    /** As it was written, with its accents as one character each. */
    String written(int start, int end) {
        Place place = place(start, end);
        return Normalizer.normalize(original.substring(place.start(), place.end()), Normalizer.Form.NFC);
    }
}
