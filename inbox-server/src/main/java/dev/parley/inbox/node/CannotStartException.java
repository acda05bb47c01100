package dev.parley.inbox.node;

import org.jspecify.annotations.Nullable;

/** Ends the start of this node; the message is the one sentence its operator reads, and says what to do. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Nothing else is to blame. */
    public CannotStartException(String sentence) {
        super(sentence);
    }

    /** With the cause that {@code --debug} shows. */
    public CannotStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
