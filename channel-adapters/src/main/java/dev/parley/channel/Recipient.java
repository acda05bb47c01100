package dev.parley.channel;

/** Somebody a message was addressed to, and how. */
public record Recipient(Role role, Party party) {
    /** How a recipient was addressed (RFC 5322 section 3.6.3). */
    public enum Role {
        TO,
        CC,
        BCC,
        REPLY_TO
    }
}
