package dev.parley.inbox.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one contact (a person outside). */
public record ContactId(@JsonValue UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    @JsonCreator
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
