package dev.parley.inbox.node;

/** A share of the work that a node takes; a node has all of them unless {@code parley.roles} says less. */
public enum NodeRole {
    /** Serves browsers: pages, REST and WebSocket. */
    WEB,
    /** Reads what was received into conversations. */
    INTAKE,
    /** Connects to the channels: polls mailboxes, listens for mail. */
    ADAPTERS,
    /** Sends answers. */
    OUTBOX
}
