package dev.parley.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one tag. */
public record TagId(@JsonValue UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    @JsonCreator
    public static TagId of(String text) {
        return new TagId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
