package dev.parley.inbox.employee;

import java.util.UUID;

/** Names one team. */
public record TeamId(UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    public static TeamId of(String text) {
        return new TeamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
