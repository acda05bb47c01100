package dev.parley.inbox.intake;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.ThreadLink;
import dev.parley.inbox.intake.Identified.FromContact;
import java.util.List;
import java.util.Map;

/**
 * A batch of which it is known where each message belongs.
 *
 * @param existing the locked conversations, as they stand before the batch
 * @param links the message ids that lead to conversations from now on
 */
record Threaded(
        Fresh fresh, List<Placed> mails, Map<ConversationId, ConversationState> existing, List<ThreadLink> links) {
    /** A message and its conversation; {@code opens} when it is the first of it. */
    record Placed(FromContact from, ConversationId conversation, boolean opens) {}
}
