package dev.parley.botrules;

/** Which way what a guideline is about goes. */
public enum Direction {
    /** What a customer wrote. */
    IN,
    /** An answer, before it leaves. */
    OUT
}
