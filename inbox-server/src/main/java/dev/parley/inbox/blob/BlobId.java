package dev.parley.inbox.blob;

import java.util.UUID;

/** Names some stored bytes. */
public record BlobId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
