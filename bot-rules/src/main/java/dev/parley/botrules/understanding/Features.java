package dev.parley.botrules.understanding;

import java.util.Arrays;

/** A text as numbers: which features it has, ascending, and how much of each. */
record Features(int[] index, float[] value) {
    /** What the text has of a feature, 0 where it has none. */
    float of(int feature) {
        int at = Arrays.binarySearch(index, feature);
        return at < 0 ? 0 : value[at];
    }
}
