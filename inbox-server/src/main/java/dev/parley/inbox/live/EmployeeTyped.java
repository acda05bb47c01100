package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;

/** An employee types in a conversation, or stopped; published on every node and kept nowhere. */
public record EmployeeTyped(ConversationId conversation, String name, boolean on) {}
