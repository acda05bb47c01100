package dev.parley.botrules.book;

import dev.parley.botrules.Guideline;
import dev.parley.botrules.Place;
import java.util.Comparator;
import java.util.List;

/**
 * A guideline that holds.
 *
 * @param places the words that it holds because of, in their order; none where it asks about no words
 */
public record Match(Guideline guideline, List<Place> places) {
    /** The order in which guidelines act: by rank, then the one that was there first. */
    public static final Comparator<Match> ORDER = Comparator.comparingInt(
                    (Match match) -> match.guideline().order().rank())
            .thenComparing(match -> match.guideline().id());

    /** Keeps a copy. */
    public Match {
        places = List.copyOf(places);
    }
}
