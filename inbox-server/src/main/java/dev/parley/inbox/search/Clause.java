package dev.parley.inbox.search;

import java.util.List;

/** What a message itself must be or contain. */
sealed interface Clause {
    /** All of them, each being more than nothing. */
    record All(List<Clause> parts) implements Clause {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Any(List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Not this. */
    record Not(Clause part) implements Clause {}

    /** A word in any of its forms. */
    record Word(String word) implements Clause {}

    /** A word that begins so. */
    record Start(String letters) implements Clause {}

    /** Words next to each other, as they are. */
    record Phrase(List<String> words) implements Clause {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** A facet with this value, or with one that begins so. */
    record With(Facet facet, String value, boolean start) implements Clause {}

    /** A word of the subject in any of its forms. */
    record InSubject(String word) implements Clause {}
}
