package dev.parley.channel.bluesky;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Timestamp identifiers (https://atproto.com/specs/tid) that are the same each time a message is tried. */
final class RecordKeys {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

    private RecordKeys() {}

    /** The moment to the millisecond; what is smaller comes from the message's id, so that two messages differ. */
    static String of(String message, Instant written) {
        int hash = hash(message);
        long micros = written.toEpochMilli() * 1000 + (hash >>> 10) % 1000;
        long bits = (micros & ((1L << 53) - 1)) << 10 | hash & 0x3ff;
        var key = new StringBuilder();
        for (int shift = 60; shift >= 0; shift -= 5) {
            key.append(DIGITS.charAt((int) (bits >>> shift & 31)));
        }
        return key.toString();
    }

    private static int hash(String message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.getBytes(StandardCharsets.UTF_8));
            return (digest[0] & 0xff) << 16 | (digest[1] & 0xff) << 8 | digest[2] & 0xff;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
