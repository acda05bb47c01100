package dev.parley.inbox.conversation;

/** Why a conversation is in Spam. */
public enum SpamCause {
    /** Somebody said so. */
    PERSON,
    /** Mail of its sender was called spam before. */
    SENDER,
    /** Mail of several senders of its domain was called spam before. */
    DOMAIN,
    /** It reads like what was called spam before. */
    CONTENT,
    /** Its sender is blocked. */
    BLOCKED,
    /** A guideline says so. */
    GUIDELINE
}
