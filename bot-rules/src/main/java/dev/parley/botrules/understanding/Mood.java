package dev.parley.botrules.understanding;

/** How a person sounds. */
public enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
}
