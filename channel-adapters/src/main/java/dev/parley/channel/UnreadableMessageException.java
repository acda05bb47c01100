package dev.parley.channel;

import org.jspecify.annotations.Nullable;

/** A payload that cannot be read; it goes, raw, to the set-aside list, where a person sees this message as the reason. */
public final class UnreadableMessageException extends RuntimeException {
    /** Says what is wrong with the payload, in words for the person who looks at the set-aside list. */
    public UnreadableMessageException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
