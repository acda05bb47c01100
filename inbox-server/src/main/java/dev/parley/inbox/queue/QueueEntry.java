package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One conversation on its way into its team's queue.
 *
 * @param state where PostgreSQL says that it is: what somebody holds or put aside keeps out of the queue
 * @param version the conversation's version after the change that was committed
 * @param place see {@link ConversationState#place}
 * @param waitingSince since when its customer waits; null while nobody waits for us
 * @param labels by what it may want a skill, see {@link ConversationState#labels}
 * @param cause what is told: CONVERSATION_OPENED, MESSAGE_RECEIVED or REOPENED
 * @param data small facts for screens, such as {@code seq}; never what somebody wrote
 * @param back who had put it aside and gets it back if they are there, now that it woke
 */
public record QueueEntry(
        ConversationId id,
        State state,
        TeamId team,
        long version,
        long place,
        @Nullable Instant waitingSince,
        String labels,
        EventType cause,
        Map<String, String> data,
        @Nullable EmployeeId back) {

    /** Where an open conversation is, as Redis calls it. */
    public enum State {
        QUEUED,
        HELD,
        SNOOZED
    }

    public QueueEntry {
        data = Map.copyOf(data);
    }

    /** What intake made of a conversation. */
    public static QueueEntry of(
            ConversationState is, EventType cause, Map<String, String> data, @Nullable EmployeeId back) {
        State state = is.holder() != null ? State.HELD : is.snoozed() ? State.SNOOZED : State.QUEUED;
        return new QueueEntry(
                is.id(), state, is.team(), is.version(), is.place(), is.waitingSince(), is.labels(), cause, data, back);
    }
}
