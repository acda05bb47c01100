package dev.parley.inbox.webchat;

import java.util.Optional;
import java.util.UUID;

/** Reads names that ought to be UUIDs. */
final class Uuids {
    private Uuids() {}

    static Optional<UUID> read(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
