package dev.parley.channel.poll;

import java.time.Duration;

/** A source gave nothing: what is there waits with it. */
public final class PollException extends RuntimeException {
    private final boolean refused;
    private final Duration after;

    private PollException(String sentence, boolean refused, Duration after) {
        super(sentence);
        this.refused = refused;
        this.after = after;
    }

    /** It failed; the back-off says when to try again, but not before {@code after}. */
    public static PollException failed(String sentence, Duration after) {
        return new PollException(sentence, false, after);
    }

    /** It refused the credentials: only a person can mend it, so it is not asked often. */
    public static PollException refused(String sentence) {
        return new PollException(sentence, true, Duration.ZERO);
    }

    /** Whether it refused the credentials. */
    public boolean isRefused() {
        return refused;
    }

    /** How long the source wants to be left alone. */
    public Duration after() {
        return after;
    }
}
