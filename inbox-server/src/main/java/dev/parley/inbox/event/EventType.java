package dev.parley.inbox.event;

/** What can happen to a conversation, and to the few things beside it that screens show. */
public enum EventType {
    CONVERSATION_OPENED,
    MESSAGE_RECEIVED,
    MESSAGE_SENT,
    DELIVERY_CHANGED,
    NOTE_ADDED,
    CLAIMED,
    RELEASED,
    TAKEN_BACK,
    HANDED_OVER,
    JOINED,
    LEFT,
    CLOSED,
    REOPENED,
    CONVERSATION_CHANGED,
    SET_ASIDE,
    CHANNEL_CHANGED
}
