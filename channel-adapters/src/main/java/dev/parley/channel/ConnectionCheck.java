package dev.parley.channel;

/**
 * How one side of a channel answered when a manager asked to test it.
 *
 * @param side which
 * @param ok whether it would work now
 * @param detail what was seen, or what to do about it, in a sentence
 */
public record ConnectionCheck(Side side, boolean ok, String detail) {
    /** A channel's two directions. */
    public enum Side {
        RECEIVE,
        SEND
    }
}
