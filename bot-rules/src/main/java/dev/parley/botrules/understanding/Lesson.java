package dev.parley.botrules.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts with the right answer to each, ready to be learnt from.
 *
 * @param right the answer to each text, of 0 to {@code answers} - 1; at least two of them occur
 * @param features how many there are
 * @param cost how much a wrong answer counts against simple weights
 */
record Lesson(List<Features> texts, int[] right, int answers, int features, double cost) {
    /** The lesson without one part of its texts. */
    Lesson without(int[] part, int leftOut) {
        var kept = new ArrayList<Features>();
        int[] answer = new int[right.length];
        for (int i = 0; i < right.length; i++) {
            if (part[i] != leftOut) {
                answer[kept.size()] = right[i];
                kept.add(texts.get(i));
            }
        }
        return new Lesson(kept, Arrays.copyOf(answer, kept.size()), answers, features, cost);
    }
}
