package dev.parley.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one conversation. */
public record ConversationId(@JsonValue UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    @JsonCreator
    public static ConversationId of(String text) {
        return new ConversationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
