package dev.parley.botrules.book;

import dev.parley.botrules.Guideline;
import java.util.List;

/**
 * What the book says of a message or a draft.
 *
 * @param matches the guidelines that hold, in the order in which they act
 * @param troubles those that could not be asked
 */
public record Holding(List<Match> matches, List<Trouble> troubles) {
    /** Keeps copies. */
    public Holding {
        matches = List.copyOf(matches);
        troubles = List.copyOf(troubles);
    }

    /** A guideline that could not be asked, and why: it asks for a field that is gone, or divides by zero. */
    public record Trouble(Guideline guideline, String reason) {}
}
