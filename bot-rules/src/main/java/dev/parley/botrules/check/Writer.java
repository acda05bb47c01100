package dev.parley.botrules.check;

import java.util.Set;

/**
 * The employee who writes.
 *
 * @param names full name, first name, public nickname, initials
 * @param signature what stands below each answer, several lines perhaps; empty if there is none
 */
public record Writer(Set<String> names, String signature) {
    /** Somebody without a name. */
    public static final Writer UNKNOWN = new Writer(Set.of(), "");

    /** Copies the names. */
    public Writer {
        names = Set.copyOf(names);
    }
}
