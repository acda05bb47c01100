package dev.parley.botrules.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scores of examples by models that have not seen them, which say how far scores can be trusted. */
final class Held {
    /** So many examples and fewer are all held back in turn, of more only a fifth is. */
    private static final int FEW = 3000;

    private static final int FOLDS = 5;

    private Held() {}

    /**
     * Holds examples back in turn.
     *
     * @param none the answer that is none, or -1
     */
    static List<Calibration.Seen> of(Lesson lesson, int none) {
        int[] right = lesson.right();
        int[] fold = folds(right, lesson.answers());
        var seen = new ArrayList<Calibration.Seen>();
        int rounds = right.length > FEW ? 1 : FOLDS;
        for (int round = 0; round < rounds; round++) {
            Lesson known = lesson.without(fold, round);
            if (known.right().length == right.length) {
                continue;
            }
            var weights = LinearWeights.train(known);
            for (int i = 0; i < right.length; i++) {
                if (fold[i] == round) {
                    seen.add(new Calibration.Seen(
                            weights.scores(lesson.texts().get(i)), right[i] == none ? -1 : right[i], none));
                }
            }
        }
        return seen;
    }

    /** Deals each answer's examples out evenly; an answer's first two examples are never held back. */
    private static int[] folds(int[] right, int answers) {
        int[] dealt = new int[answers];
        Arrays.fill(dealt, -2);
        int[] fold = new int[right.length];
        for (int i = 0; i < right.length; i++) {
            int turn = dealt[right[i]]++;
            fold[i] = turn < 0 ? FOLDS : (turn + right[i]) % FOLDS;
        }
        return fold;
    }
}
