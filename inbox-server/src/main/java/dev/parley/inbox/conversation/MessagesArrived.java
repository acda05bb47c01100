package dev.parley.inbox.conversation;

import java.util.Set;

/** Customers wrote in conversations that we had already. Published within the transaction that stores their messages. */
public record MessagesArrived(Set<ConversationId> conversations) {
    public MessagesArrived {
        conversations = Set.copyOf(conversations);
    }
}
