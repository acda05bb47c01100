package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;

/** A conversation that is yours: PostgreSQL has committed it. Show the token with whatever you do as its holder. */
public record Claimed(ConversationId id, long token) {}
