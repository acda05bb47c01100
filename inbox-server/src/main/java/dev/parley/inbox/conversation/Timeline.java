package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.channel.FilledTemplate;
import dev.parley.channel.Visibility;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Instant;
import java.util.HashMap;
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
     * What an employee wrote, or Parley itself.
     *
     * @param author null where no person wrote it
     * @param html already safe; empty for plain text
     * @param externalId what the world will call it; null for a note
     * @param clientKey the idempotency key its writer's browser chose
     */
    public record Written(
            MessageId id,
            Direction direction,
            @Nullable EmployeeId author,
            String handle,
            String subject,
            String text,
            String html,
            List<RecipientRecord> recipients,
            @Nullable String externalId,
            Instant at,
            String clientKey,
            Parts parts,
            Said said) {
        public Written {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * Where an employee says it.
     *
     * @param room what the provider calls the place; empty for a mail or a note
     * @param template what goes out in place of the text when the reply window has closed; null: none
     */
    public record Said(
            String room, Visibility visibility, @Nullable FilledTemplate template) {
        /** In no room, as mails and notes are. */
        public static final Said PRIVATELY = new Said("", Visibility.PRIVATE, null);
    }

    /** What the text of a message is made of: what is new in it, the signature and what it quotes; empty where it has none. */
    public record Parts(String newText, String signature, String quotedText) {
        /** All of it is new. */
        public static Parts allNew(String text) {
            return new Parts(text, "", "");
        }
    }

    /**
     * How a message changes its conversation: an answer ends the waiting, an aside does not concern the customer. A survey is sent to
     * the customer by nobody in particular and answers nothing.
     */
    public enum Kind {
        ANSWER,
        ASIDE,
        SURVEY
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
        return add(place, written, kindOf(written), Map.of());
    }

    /** The same for what is no note, and yet not said to the customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int add(Place place, Written written, Kind kind) {
        return add(place, written, kind, Map.of());
    }

    /** The same, told with more facts. */
    @Transactional(propagation = Propagation.MANDATORY)
    int add(Place place, Written written, Map<String, String> more) {
        return add(place, written, kindOf(written), more);
    }

    private static Kind kindOf(Written written) {
        return written.direction() == Direction.NOTE ? Kind.ASIDE : Kind.ANSWER;
    }

    private int add(Place place, Written written, Kind kind, Map<String, String> more) {
        int seq = place.lastSeq() + 1;
        rows.insert(place, seq, written);
        var author = written.author();
        long version =
                kind == Kind.ANSWER ? rows.countAnswer(place.id(), seq, written) : rows.countNote(place.id(), seq);
        var facts = new HashMap<>(more);
        facts.put("seq", Integer.toString(seq));
        facts.put("messageId", written.id().toString());
        announcements.add(new ParleyEvent(
                typeOf(written, kind),
                place.id().value(),
                version,
                place.team().value(),
                null,
                author == null ? null : author.value(),
                written.at(),
                facts));
        return seq;
    }

    private static EventType typeOf(Written written, Kind kind) {
        if (kind == Kind.SURVEY) {
            return EventType.SURVEY_SENT;
        }
        return written.direction() == Direction.NOTE ? EventType.NOTE_ADDED : EventType.MESSAGE_SENT;
    }
}
