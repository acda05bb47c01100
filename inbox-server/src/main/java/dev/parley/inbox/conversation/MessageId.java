package dev.parley.inbox.conversation;

import java.util.UUID;

/** Names one message. */
public record MessageId(UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
