package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversation on its way into its team's queue.
 *
 * @param version the conversation's version after the change that was committed
 * @param waitingSinceMillis since when its customer waits, milliseconds since 1970; see {@link #place}
 * @param cause what is told: CONVERSATION_OPENED, MESSAGE_RECEIVED or REOPENED
 * @param data small facts for screens, such as {@code seq}; never what somebody wrote
 * @param holderKept whether PostgreSQL says that somebody holds it, so that it keeps out of the queue
 */
public record QueueEntry(
        ConversationId id,
        TeamId team,
        long version,
        long waitingSinceMillis,
        EventType cause,
        Map<String, String> data,
        boolean holderKept) {

    public QueueEntry {
        data = Map.copyOf(data);
    }

    /** The place of a conversation in its queue: whoever waits, by how long; after them, by their last message, the others. */
    public static long place(@Nullable Instant waitingSince, Instant lastMessageAt) {
        return waitingSince == null
                ? QueueKeys.NOBODY_WAITS + lastMessageAt.toEpochMilli()
                : waitingSince.toEpochMilli();
    }
}
