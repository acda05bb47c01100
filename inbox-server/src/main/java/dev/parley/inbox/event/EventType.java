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
    CONVERSATION_REMOVED,
    /** Redis was lost or replaced and filled again: what a screen shows may have been changed untold, so it asks anew. */
    QUEUE_REBUILT,
    SET_ASIDE,
    CHANNEL_CHANGED,
    /** Somebody's role, teams or account changed: {@code data.employee} says whose. Concerns no conversation. */
    EMPLOYEE_CHANGED
}
