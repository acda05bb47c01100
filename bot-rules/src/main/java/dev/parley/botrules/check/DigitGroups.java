package dev.parley.botrules.check;

import java.util.Arrays;

/** The groups of digits in a text, chained where only spaces, dots, hyphens and the like stand between them. */
final class DigitGroups {
    private static final int WIDEST_GAP = 3;
    private static final int LONGEST_CHAIN = 12;

    private final String text;
    private int[] start = new int[16];
    private int[] end = new int[16];
    private int[] chainEnd = new int[16];
    private int count;

    DigitGroups(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            if (Words.isDigit(text.charAt(at))) {
                at = add(at);
            } else {
                at++;
            }
        }
        chainEnd = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            boolean chained = i + 1 < count && chained(end[i], start[i + 1]);
            chainEnd[i] = chained ? chainEnd[i + 1] : i + 1;
        }
    }

    private int add(int from) {
        int to = from;
        while (to < text.length() && Words.isDigit(text.charAt(to))) {
            to++;
        }
        if (count == start.length) {
            start = Arrays.copyOf(start, count * 2);
            end = Arrays.copyOf(end, count * 2);
        }
        start[count] = from;
        end[count++] = to;
        return to;
    }

    private boolean chained(int from, int to) {
        if (to - from > WIDEST_GAP) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (" -./()'_".indexOf(text.charAt(at)) < 0) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return count;
    }

    /** Whether a chain begins with this group. */
    boolean beginsChain(int group) {
        return group == 0 || chainEnd[group - 1] == group;
    }

    /** After the last group of the chain; none is taken longer than twenty digits could need. */
    int chainEnd(int group) {
        return chainEnd[group];
    }

    int start(int group) {
        return start[group];
    }

    int end(int group) {
        return end[group];
    }

    int length(int group) {
        return end[group] - start[group];
    }

    /** The digits of some groups, without what separates them. */
    String digits(int from, int to) {
        var digits = new StringBuilder();
        for (int group = from; group < to && group < from + 2 * LONGEST_CHAIN; group++) {
            digits.append(text, start[group], Math.min(end[group], start[group] + 40));
        }
        return digits.toString();
    }

    /** The lengths of some groups: "4-4-4-4". */
    String shape(int from, int to) {
        var shape = new StringBuilder();
        for (int group = from; group < to && group < from + LONGEST_CHAIN; group++) {
            shape.append(shape.isEmpty() ? "" : "-").append(length(group));
        }
        return shape.toString();
    }

    /** Whether neither a letter nor another digit nor a sign of an address in the web touches the groups. */
    boolean standsFree(int from, int to) {
        char before = start[from] == 0 ? ' ' : text.charAt(start[from] - 1);
        int after = end[to - 1];
        return !Character.isLetterOrDigit(before)
                && "/=_&?".indexOf(before) < 0
                && (after >= text.length() || !Character.isLetterOrDigit(text.charAt(after)));
    }

    /** What separates a group from the one after it. */
    String gap(int group) {
        return text.substring(end[group], start[group + 1]);
    }
}
