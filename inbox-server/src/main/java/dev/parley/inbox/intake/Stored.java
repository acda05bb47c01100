package dev.parley.inbox.intake;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.queue.QueueEntry;
import java.util.List;
import java.util.Map;

/**
 * A batch that PostgreSQL has.
 *
 * @param entries what the queue has to be told, in order
 * @param conversations by entry id: where each stored or repeated message is
 */
record Stored(DecodedBatch batch, List<QueueEntry> entries, Map<String, ConversationId> conversations) {}
