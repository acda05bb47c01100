package dev.parley.botrules.check;

import java.util.Set;

/** The sentences and clauses of a text: which word stands in which, and which sentences ask. */
final class Clauses {
    private static final Set<String> JOINTS = Set.of(
            "but", "however", "and", "so", "aber", "und", "jedoch", "doch", "sondern", "mais", "et", "ma", "e", "pero",
            "perche", "weil", "because");

    private final int[] sentence;
    private final int[] clause;
    private final boolean[] asks;
    private final int clauses;

    /** @param starts the words that begin a clause besides, such as "if" */
    Clauses(Words words, java.util.BitSet starts) {
        sentence = new int[words.count()];
        clause = new int[words.count()];
        int sentences = -1;
        int current = -1;
        for (int i = 0; i < words.count(); i++) {
            if (words.before(i) == Words.SENTENCE || i == 0) {
                sentences++;
                current++;
            } else if (words.before(i) == Words.COMMA || JOINTS.contains(words.word(i)) || starts.get(i)) {
                current++;
            }
            sentence[i] = sentences;
            clause[i] = current;
        }
        clauses = current + 1;
        asks = new boolean[sentences + 1];
        for (int i = 0; i < words.count(); i++) {
            asks[sentence[i]] |= words.asks(i);
        }
    }

    int sentence(int word) {
        return sentence[word];
    }

    int clause(int word) {
        return clause[word];
    }

    int count() {
        return clauses;
    }

    int sentences() {
        return asks.length;
    }

    /** Whether the sentence of a word is a question. */
    boolean asks(int word) {
        return asks[sentence[word]];
    }
}
