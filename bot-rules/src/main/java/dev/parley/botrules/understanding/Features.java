package dev.parley.botrules.understanding;

import java.util.Arrays;

/**
 * A text as numbers.
 *
 * @param index which features it has, ascending
 * @param value how much of each
 * @param ofGram the feature of each of its grams, or -1
 */
record Features(int[] index, float[] value, int[] ofGram) {
    /** What the text has of a feature, 0 where it has none. */
    float of(int feature) {
        int at = Arrays.binarySearch(index, feature);
        return at < 0 ? 0 : value[at];
    }
}
