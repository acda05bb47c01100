package dev.parley.botrules.understanding;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Brings what the features of a text say back to its words. */
final class Reasons {
    private static final int MOST = 5;
    /** Words that say less than this part of the heaviest one are left out. */
    private static final double LEAST_SHARE = 0.2;

    private Reasons() {}

    /**
     * The words that speak for an answer, the heaviest first.
     *
     * @param weight of a feature for the answer
     */
    static List<Reason> of(Grams grams, Features features, IntToDoubleFunction weight) {
        double[] words = perWord(grams, features, weight);
        double least = LEAST_SHARE
                * IntStream.range(0, words.length)
                        .mapToDouble(i -> words[i])
                        .max()
                        .orElse(0);
        return IntStream.range(0, words.length)
                .filter(i -> words[i] > 0 && words[i] >= least)
                .mapToObj(i -> new Reason(grams.words().get(i).place(), words[i]))
                .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                .limit(MOST)
                .toList();
    }

    /** What each word of the text says: it, its pieces, and half of each pair that it is part of. */
    static double[] perWord(Grams grams, Features features, IntToDoubleFunction weight) {
        double[] words = new double[grams.words().size()];
        for (int i = 0; i < grams.size(); i++) {
            int feature = features.ofGram()[i];
            if (feature < 0) {
                continue;
            }
            double said = weight.applyAsDouble(feature) * features.of(feature);
            if (grams.isPair(i)) {
                words[grams.word(i)] += said / 2;
                words[grams.word(i) - 1] += said / 2;
            } else {
                words[grams.word(i)] += said;
            }
        }
        return words;
    }
}
