package dev.parley.botrules.understanding;

import dev.parley.botrules.Place;
import java.util.Objects;

/**
 * A word of the text that speaks for what was understood.
 *
 * @param place of the word
 * @param weight how much it adds; negative where it speaks against it
 */
public record Reason(Place place, double weight) {
    /** Checks the weight. */
    public Reason {
        Objects.requireNonNull(place, "place");
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("A weight is a number: " + weight);
        }
    }

    /** The word itself, in the text that was asked about. */
    public String in(String text) {
        return text.substring(place.start(), place.end());
    }
}
