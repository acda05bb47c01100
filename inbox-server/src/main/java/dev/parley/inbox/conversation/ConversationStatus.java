package dev.parley.inbox.conversation;

/** Whether a conversation still asks for work. */
public enum ConversationStatus {
    OPEN,
    CLOSED
}
