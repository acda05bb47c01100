package dev.parley.channel;

/** One message is larger than Parley takes: refuse it at its source, a repeat will not help. */
public final class EnvelopeTooLargeException extends RuntimeException {
    /** Says how large it is and what the limit is. */
    public EnvelopeTooLargeException(long size, long limit) {
        super("The message has " + size + " bytes, more than the limit of " + limit
                + " (setting parley.inbound.max-size).");
    }
}
