package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.problem.Problem;
import java.util.Optional;

/** Something that must be so before a person closes a conversation. */
public interface ClosingRule {
    /** Why it may not be closed yet; empty when it may. */
    Optional<Problem> objection(ConversationId id);
}
