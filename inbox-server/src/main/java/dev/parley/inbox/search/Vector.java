package dev.parley.inbox.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes a {@code tsvector}: words with their places and weights, and facets without. */
final class Vector {
    /** PostgreSQL's limits: places above it count as the last one, and a word has so many of them at most. */
    private static final int LAST_PLACE = 16_383;

    private static final int MOST_PLACES = 255;
    /** Keeps a vector far below PostgreSQL's limit of a megabyte. */
    private static final int MOST_WORDS = 15_000;
    /** Between two parts, so that no phrase begins in one and ends in the next. */
    private static final int GAP = 20;

    private static final class Places {
        private final StringBuilder text = new StringBuilder();
        private int count;
    }

    private final Map<String, Places> lexemes = new LinkedHashMap<>();
    private int place;

    /** Adds a part of the message, its words as important as a weight says: A most, D least. */
    Vector add(String text, char weight) {
        for (var word : Words.of(text)) {
            if (place >= MOST_WORDS) {
                break;
            }
            place++;
            var places = lexemes.computeIfAbsent(word.text(), fresh -> new Places());
            if (places.count < MOST_PLACES) {
                places.text.append(places.count == 0 ? ":" : ",").append(Math.min(place, LAST_PLACE));
                if (weight != 'D') {
                    places.text.append(weight);
                }
                places.count++;
            }
        }
        place += GAP;
        return this;
    }

    Vector facet(Facet facet, Object value) {
        return lexeme(facet.of(value));
    }

    /** Something that it can be found by and that stands nowhere in its text. */
    Vector lexeme(String lexeme) {
        lexemes.computeIfAbsent(lexeme, fresh -> new Places());
        return this;
    }

    Vector facets(Facet facet, String words) {
        Words.texts(words).forEach(word -> facet(facet, word));
        return this;
    }

    /** The words, facets left out. */
    Set<String> lexemes() {
        return lexemes.keySet();
    }

    /** As PostgreSQL reads it. */
    @Override
    public String toString() {
        var text = new StringBuilder(lexemes.size() * 12);
        lexemes.forEach(
                (lexeme, places) -> quote(text, lexeme).append(places.text).append(' '));
        return text.toString();
    }

    /** A lexeme between quotes, as {@code tsvector} and {@code tsquery} want it. */
    static StringBuilder quote(StringBuilder text, String lexeme) {
        text.append('\'');
        for (int n = 0; n < lexeme.length(); n++) {
            char next = lexeme.charAt(n);
            if (next == '\'' || next == '\\') {
                text.append(next);
            }
            text.append(next);
        }
        return text.append('\'');
    }
}
