package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds what employees write, within the caller's transaction and while it holds the conversation's row: whoever locks, sees
 * everything that was stored before, and nothing is stored until they are done.
 */
@Component
public class Timeline {
    private final TimelineRows rows;
    private final Announcements announcements;

    Timeline(TimelineRows rows, Announcements announcements) {
        this.rows = rows;
        this.announcements = announcements;
    }

    /**
     * A conversation whose row this transaction holds.
     *
     * @param waitingSince since when the customer waits; null while nobody waits for us
     */
    public record Place(
            ConversationId id,
            ConversationStatus status,
            TeamId team,
            ChannelId channel,
            ContactId contact,
            @Nullable EmployeeId holder,
            String subject,
            int lastSeq,
            long version,
            @Nullable Instant waitingSince) {}

    /**
     * What an employee wrote.
     *
     * @param html already safe; empty for plain text
     * @param externalId what the world will call it; null for a note
     * @param clientKey the idempotency key its writer's browser chose
     */
    public record Written(
            MessageId id,
            Direction direction,
            EmployeeId author,
            String handle,
            String subject,
            String text,
            String html,
            List<RecipientRecord> recipients,
            @Nullable String externalId,
            Instant at,
            String clientKey) {
        public Written {
            recipients = List.copyOf(recipients);
        }
    }

    /** What was written under an idempotency key before. */
    public record Earlier(
            MessageId id, Direction direction, @Nullable EmployeeId author, String text) {}

    /** Locks a conversation until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Place> lock(ConversationId id) {
        return rows.lock(id);
    }

    /** What was written under this key; ask while the conversation is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Earlier> findByKey(ConversationId id, String clientKey) {
        return rows.findByKey(id, clientKey);
    }

    /** Stores it as the newest message of its conversation, tells it, and returns its number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int add(Place place, Written written) {
        int seq = place.lastSeq() + 1;
        rows.insert(place, seq, written);
        boolean note = written.direction() == Direction.NOTE;
        long version = note ? rows.countNote(place.id(), seq) : rows.countAnswer(place.id(), seq, written);
        announcements.add(new ParleyEvent(
                note ? EventType.NOTE_ADDED : EventType.MESSAGE_SENT,
                place.id().value(),
                version,
                place.team().value(),
                null,
                written.author().value(),
                written.at(),
                Map.of("seq", Integer.toString(seq), "messageId", written.id().toString())));
        return seq;
    }
}
