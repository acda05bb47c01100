package dev.parley.inbox.conversation;

/** Which way a message went; a note stays inside. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    NOTE
}
