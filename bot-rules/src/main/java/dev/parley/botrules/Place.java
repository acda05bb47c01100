package dev.parley.botrules;

/**
 * A place in a text.
 *
 * @param start of its first character, in UTF-16 units
 * @param end after its last character; as {@code start} where something is missing there
 */
public record Place(int start, int end) implements Comparable<Place> {
    /** Checks the order. */
    public Place {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("A place ends where it begins, or later: " + start + " to " + end);
        }
    }

    @Override
    public int compareTo(Place other) {
        return start == other.start ? Integer.compare(end, other.end) : Integer.compare(start, other.start);
    }
}
