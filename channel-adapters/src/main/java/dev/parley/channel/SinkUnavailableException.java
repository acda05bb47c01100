package dev.parley.channel;

import org.jspecify.annotations.Nullable;

/** The inbound stream cannot take messages now: leave them with their source and try again later. */
public final class SinkUnavailableException extends RuntimeException {
    /** Says why, in a sentence an administrator understands. */
    public SinkUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
