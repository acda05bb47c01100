package dev.parley.inbox.contact;

import java.util.UUID;

/** Names one contact (a person outside). */
public record ContactId(UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
