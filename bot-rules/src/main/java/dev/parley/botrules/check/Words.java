package dev.parley.botrules.check;

import java.util.Arrays;
import java.util.Set;

/** A folded text cut into words, numbers and signs of money, each with what separates it from the one before. */
final class Words {
    /** Nothing, spaces, apostrophes, hyphens. */
    static final byte SPACE = 0;
    /** A comma, colon, bracket or dash. */
    static final byte COMMA = 1;
    /** The end of a sentence or of a short line. */
    static final byte SENTENCE = 2;

    private static final int SHORT_LINE = 50;
    private static final String MONEY_SIGNS = "€$£¥%";
    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "hr", "fr", "sig", "mr", "mrs", "ms", "nr", "st", "ca", "bzw", "tel", "str", "dott", "ssa", "inkl",
            "exkl", "evtl", "ggf", "max", "min", "prof", "vs", "etc", "approx", "env", "egr", "gent", "spett", "ing",
            "incl", "zzgl", "abs", "art");

    private final String text;
    private String[] word = new String[64];
    private int[] start = new int[64];
    private int[] end = new int[64];
    private byte[] before = new byte[64];
    private boolean[] asks = new boolean[64];
    private int count;
    private byte pending = SENTENCE;
    private int lineStart;

    private Words(String text) {
        this.text = text;
    }

    static Words of(FoldedText text) {
        var words = new Words(text.folded());
        words.read();
        return words;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (Character.isLetter(character)) {
                at = add(at, endOfWord(at));
            } else if (isDigit(character)) {
                at = add(at, endOfNumber(at));
            } else if (MONEY_SIGNS.indexOf(character) >= 0) {
                at = add(at, at + 1);
            } else {
                separate(character, at);
                at++;
            }
        }
    }

    private int endOfWord(int from) {
        int at = from;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        boolean link = text.startsWith("http", from) && text.startsWith("://", at)
                || at - from == 3 && text.startsWith("www.", from);
        return link ? endOfLink(at) : at;
    }

    private int endOfLink(int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at > from + 1 && ".,;:!?)\"'>]".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private int endOfNumber(int from) {
        int at = from + 1;
        while (at < text.length()) {
            if (isDigit(text.charAt(at))) {
                at++;
            } else if (".,':/-".indexOf(text.charAt(at)) >= 0
                    && at + 1 < text.length()
                    && isDigit(text.charAt(at + 1))) {
                at += 2;
            } else {
                break;
            }
        }
        return at;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private int add(int from, int to) {
        if (count == word.length) {
            int more = count * 2;
            word = Arrays.copyOf(word, more);
            start = Arrays.copyOf(start, more);
            end = Arrays.copyOf(end, more);
            before = Arrays.copyOf(before, more);
            asks = Arrays.copyOf(asks, more);
        }
        word[count] = text.substring(from, to);
        start[count] = from;
        end[count] = to;
        before[count++] = pending;
        pending = SPACE;
        return to;
    }

    private void separate(char character, int at) {
        byte level = SPACE;
        switch (character) {
            case ',', ';', ':', '(', ')', '"', '[', ']' -> level = COMMA;
            case '-' -> level = at > 0 && text.charAt(at - 1) == ' ' ? COMMA : SPACE;
            case '.' -> level = endsSentence(at) ? SENTENCE : SPACE;
            case '!', '?' -> level = SENTENCE;
            case '\n' -> {
                boolean blank = text.substring(lineStart, at).isBlank();
                level = blank || at - lineStart < SHORT_LINE ? SENTENCE : SPACE;
                lineStart = at + 1;
            }
            default -> level = SPACE;
        }
        if (character == '?' && count > 0) {
            asks[count - 1] = true;
        }
        pending = level > pending ? level : pending;
    }

    private boolean endsSentence(int at) {
        if (at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1)) && text.charAt(at + 1) != '"') {
            return false;
        }
        if (count == 0 || end[count - 1] != at) {
            return true;
        }
        int length = end[count - 1] - start[count - 1];
        if (isDigit(text.charAt(start[count - 1]))) {
            return length > 2 || endsLine(at);
        }
        return length > 1 && !ABBREVIATIONS.contains(word[count - 1]);
    }

    /** In "am 12. Mai" the point ends no sentence: after a number of a day it does so only at the end of the line. */
    private boolean endsLine(int at) {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next >= text.length() || text.charAt(next) == '\n';
    }

    int count() {
        return count;
    }

    String word(int index) {
        return word[index];
    }

    int start(int index) {
        return start[index];
    }

    int end(int index) {
        return end[index];
    }

    /** What separates a word from the one before: {@link #SPACE}, {@link #COMMA} or {@link #SENTENCE}. */
    byte before(int index) {
        return index >= count ? SENTENCE : before[index];
    }

    /** Whether a question mark follows the word. */
    boolean asks(int index) {
        return asks[index];
    }

    boolean isNumber(int index) {
        return isDigit(word[index].charAt(0));
    }

    boolean isWord(int index) {
        return Character.isLetter(word[index].charAt(0));
    }

    /** Whether the word is an address in the web. */
    boolean isLink(int index) {
        return word[index].startsWith("http") && word[index].contains("://") || word[index].startsWith("www.");
    }

    /** The first word that begins at or after a place of the folded text. */
    int firstFrom(int place) {
        int found = Arrays.binarySearch(start, 0, count, place);
        return found >= 0 ? found : -found - 1;
    }
}
