package dev.parley.channel.provider;

import dev.parley.channel.SendOutcome;

/** Ends a send early, because a step before it failed: the message was certainly not sent. */
public final class NotSentException extends RuntimeException {
    private final transient SendOutcome outcome;

    /** With the outcome to tell. */
    public NotSentException(SendOutcome outcome) {
        super(outcome.toString());
        this.outcome = outcome;
    }

    /** What to tell. */
    public SendOutcome outcome() {
        return outcome;
    }
}
