package dev.parley.channel;

import java.util.UUID;

/** Names one configured channel, for example "support@acme.example over IMAP". */
public record ChannelId(UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    public static ChannelId of(String text) {
        return new ChannelId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
