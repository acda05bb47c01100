package dev.parley.botrules.expression;

/**
 * Why a text is no condition, and where.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters
 * @param message what is wrong, in English
 */
public record Flaw(int line, int column, Code code, String message) {
    /** The kinds of flaws, for texts in the reader's language. */
    public enum Code {
        /** It is no expression at all. */
        SYNTAX,
        /** There is no fact, field or function of that name. */
        UNKNOWN_NAME,
        /** Things are compared or combined that do not belong together. */
        TYPES,
        /** The whole is neither true nor false. */
        NO_CONDITION,
        /** A word, number or pattern that cannot be one. */
        VALUE,
        /** A question about words where only facts can be asked about: they are joined by and, or, not. */
        WORDS_INSIDE
    }
}
