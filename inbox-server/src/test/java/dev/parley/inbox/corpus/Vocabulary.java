package dev.parley.inbox.corpus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The long tail of a language: its nouns first, then what is made of two of them, then words that nobody has heard before. */
final class Vocabulary {
    private static final int SIZE = 40_000;
    private static final List<String> STARTS = List.of(
            "ba", "ca", "da", "fe", "ga", "ho", "in", "ka", "lo", "ma", "ne", "or", "pa", "ra", "sa", "ti", "ul", "va",
            "zo");
    private static final List<String> MIDDLES = List.of(
            "ran", "lin", "tor", "mer", "vis", "dol", "ker", "nas", "pil", "sun", "bra", "cor", "den", "gul", "tam",
            "rik");

    private final List<String> words;

    Vocabulary(String language, List<String> nouns, List<String> endings) {
        // Of the language alone, so that every corpus speaks the same.
        var draw = new Draw(language.hashCode());
        var made = new LinkedHashSet<>(nouns);
        while (made.size() < SIZE / 4) {
            made.add(compound(language, draw.of(nouns), draw.of(nouns)));
        }
        while (made.size() < SIZE) {
            var word = new StringBuilder(draw.of(STARTS));
            for (int syllables = draw.between(1, 3); syllables > 0; syllables--) {
                word.append(draw.of(MIDDLES));
            }
            made.add(word.append(draw.of(endings)).toString());
        }
        words = new ArrayList<>(made);
    }

    private static String compound(String language, String first, String second) {
        return switch (language) {
            case "de" -> first + (first.endsWith("ung") ? "s" : "") + second.toLowerCase(Locale.GERMAN);
            case "en" -> first + " " + second;
            default -> first + (language.equals("fr") ? " de " : " di ") + second;
        };
    }

    /** A word, common ones much more often. */
    String word(Draw draw) {
        return words.get(draw.zipf(words.size()));
    }
}
