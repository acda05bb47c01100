package dev.parley.botrules.understanding;

import java.util.Arrays;
import java.util.List;

/**
 * The words of a text, its pairs of neighbours, and the pieces of two to four letters of each word, as numbers.
 *
 * <p>The pieces are what finds "Rücksendung" in "Rücksendungsschein", and a word in spite of a slip. A gram is known by
 * 63 bits of its text's hash and one bit that says whether it is a piece: no model keeps words.
 */
final class Grams {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;
    private static final int MOST_WORDS = 300;
    private static final int MOST_CHARACTERS = 8000;

    private final List<Word> words;
    private long[] keys = new long[64];
    private int[] wordOf = new int[64];
    private int size;
    private int pairsEnd;
    private int wordsEnd;

    private Grams(List<Word> words) {
        this.words = words;
    }

    static Grams of(String text) {
        var grams = new Grams(Word.of(OwnWords.of(text, MOST_CHARACTERS), MOST_WORDS));
        grams.addWords();
        grams.addPieces();
        return grams;
    }

    List<Word> words() {
        return words;
    }

    int size() {
        return size;
    }

    long key(int gram) {
        return keys[gram];
    }

    /** The word that a gram is, or is a piece of; of a pair the second one. */
    int word(int gram) {
        return wordOf[gram];
    }

    boolean isPair(int gram) {
        return gram >= wordsEnd && gram < pairsEnd;
    }

    static boolean isPiece(long key) {
        return (key & 1) == 1;
    }

    private void addWords() {
        for (int i = 0; i < words.size(); i++) {
            add(hash(words.get(i).text(), 1), i, 0);
        }
        wordsEnd = size;
        for (int i = 1; i < words.size(); i++) {
            add(hash(words.get(i).text(), hash(words.get(i - 1).text(), 2)), i, 0);
        }
        pairsEnd = size;
    }

    /** Of each word with a blank before and behind; a longer piece goes on from the hash of the shorter one. */
    private void addPieces() {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            int length = word.length() + 2;
            for (int at = 0; at + SHORTEST <= length; at++) {
                long hash = start(3);
                int end = Math.min(length, at + LONGEST);
                for (int next = at; next < end; next++) {
                    hash = next(hash, next == 0 || next == length - 1 ? ' ' : word.charAt(next - 1));
                    if (next - at + 1 >= SHORTEST) {
                        add(mixed(hash), i, 1);
                    }
                }
            }
        }
    }

    private void add(long hash, int word, int piece) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            wordOf = Arrays.copyOf(wordOf, size * 2);
        }
        keys[size] = hash & ~1L | piece;
        wordOf[size++] = word;
    }

    private static long hash(String text, long seed) {
        long hash = start(seed);
        for (int i = 0; i < text.length(); i++) {
            hash = next(hash, text.charAt(i));
        }
        return mixed(hash);
    }

    /** FNV-1a, one character after the other. */
    private static long start(long seed) {
        return 0xcbf29ce484222325L ^ seed * 0x9e3779b97f4a7c15L;
    }

    private static long next(long hash, char c) {
        return (hash ^ c) * 0x100000001b3L;
    }

    /** So that every bit depends on all characters. */
    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
