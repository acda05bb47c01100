package dev.parley.botrules.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All phrases by their first words, so that reading a text takes one look for each of its words. */
final class PhraseBook {
    private final Map<String, List<Phrase>> byWord = new HashMap<>();
    private final Letters prefixes = new Letters();
    private final Letters suffixes = new Letters();
    private final List<Phrase> byAmount = new ArrayList<>();
    private final List<Phrase> byNumber = new ArrayList<>();

    /** A phrase that was found, from its first word to after its last. */
    record Hit(Phrase phrase, int from, int to) {}

    PhraseBook(List<Phrase> phrases) {
        phrases.forEach(this::add);
    }

    static PhraseBook builtIn() {
        return BuiltIn.BOOK;
    }

    private static final class BuiltIn {
        static final PhraseBook BOOK = new PhraseBook(Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.ALLOWED)
                .flatMap(topic -> PhraseReader.read(topic).stream())
                .toList());
    }

    private void add(Phrase phrase) {
        switch (phrase.items().getFirst()) {
            case Phrase.OneOf first -> {
                if (first.amount()) {
                    byAmount.add(phrase);
                }
                first.words()
                        .forEach(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>(1))
                                .add(phrase));
                first.prefixes().forEach(prefix -> prefixes.add(prefix, phrase));
                first.suffixes()
                        .forEach(suffix ->
                                suffixes.add(new StringBuilder(suffix).reverse().toString(), phrase));
            }
            case Phrase.AnyNumber number -> byNumber.add(phrase);
            case Phrase.Gap gap -> throw new IllegalStateException("A phrase begins with a word: " + phrase);
        }
    }

    List<Hit> find(Words words) {
        List<Hit> hits = new ArrayList<>();
        List<Phrase> candidates = new ArrayList<>();
        for (int at = 0; at < words.count(); at++) {
            candidates.clear();
            candidates(words, at, candidates);
            for (Phrase phrase : candidates) {
                int end = phrase.end(words, at);
                if (end > at) {
                    hits.add(new Hit(phrase, at, end));
                }
            }
        }
        return hits;
    }

    private void candidates(Words words, int at, List<Phrase> into) {
        String word = words.word(at);
        into.addAll(byWord.getOrDefault(word, List.of()));
        if (words.isWord(at)) {
            prefixes.collect(word, false, into);
            suffixes.collect(word, true, into);
        }
        if (Amounts.mayBegin(words, at)) {
            into.addAll(byAmount);
            if (words.isNumber(at)) {
                into.addAll(byNumber);
            }
        }
    }

    /** A tree of letters; what hangs at a knot belongs to every word that comes by. */
    private static final class Letters {
        private final Map<Character, Letters> next = new HashMap<>(2);
        private final List<Phrase> here = new ArrayList<>(1);

        void add(String word, Phrase phrase) {
            Letters knot = this;
            for (char letter : word.toCharArray()) {
                knot = knot.next.computeIfAbsent(letter, key -> new Letters());
            }
            knot.here.add(phrase);
        }

        void collect(String word, boolean backwards, List<Phrase> into) {
            Letters knot = this;
            for (int i = 0; i < word.length(); i++) {
                knot = knot.next.get(word.charAt(backwards ? word.length() - 1 - i : i));
                if (knot == null) {
                    return;
                }
                into.addAll(knot.here);
            }
        }
    }
}
