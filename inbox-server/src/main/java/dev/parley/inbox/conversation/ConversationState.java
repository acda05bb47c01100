package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands while intake holds its row; {@link #receive} is what a message that came in does to it.
 *
 * @param topic the subject without reply prefixes, lower-case
 * @param sample whether it is one of the sample conversations
 */
public record ConversationState(
        ConversationId id,
        ChannelId channel,
        ContactId contact,
        TeamId team,
        String subject,
        String topic,
        String snippet,
        NatureKind nature,
        ConversationStatus status,
        @Nullable EmployeeId holder,
        int lastSeq,
        Direction lastDirection,
        Instant lastMessageAt,
        @Nullable Instant waitingSince,
        long version,
        boolean sample) {

    /**
     * What came in, as far as it moves the conversation.
     *
     * @param waits whether a person wrote it, who now waits for us
     */
    public record Received(NatureKind nature, boolean waits, String snippet, Instant at) {}

    /** A conversation that has no message yet. */
    public static ConversationState opened(
            ConversationId id, ChannelId channel, ContactId contact, TeamId team, Titles titles, Received first) {
        return new ConversationState(
                id,
                channel,
                contact,
                team,
                titles.subject(),
                titles.topic(),
                "",
                first.nature(),
                ConversationStatus.OPEN,
                null,
                0,
                Direction.INBOUND,
                first.at(),
                null,
                0,
                titles.sample());
    }

    /** What a conversation is called, and whether it is a sample. */
    public record Titles(String subject, String topic, boolean sample) {}

    /**
     * The conversation with one more inbound message. Only a person makes us the ones who are waited for; a closed
     * conversation stays closed for automatic answers and our own mail, and otherwise goes back to the queue unheld.
     */
    public ConversationState receive(Received message) {
        boolean reopened = status == ConversationStatus.CLOSED && reopens(message.nature());
        boolean waits = message.waits() && waitingSince == null;
        return new ConversationState(
                id,
                channel,
                contact,
                team,
                subject,
                topic,
                message.snippet(),
                nature,
                reopened ? ConversationStatus.OPEN : status,
                reopened ? null : holder,
                lastSeq + 1,
                Direction.INBOUND,
                message.at().isAfter(lastMessageAt) ? message.at() : lastMessageAt,
                waits ? message.at() : waitingSince,
                version + 1,
                sample);
    }

    /** What the change from {@code before} to this is called; {@code before} may have no message yet. */
    public EventType causeSince(ConversationState before) {
        if (before.lastSeq == 0) {
            return EventType.CONVERSATION_OPENED;
        }
        return before.status == ConversationStatus.CLOSED && status == ConversationStatus.OPEN
                ? EventType.REOPENED
                : EventType.MESSAGE_RECEIVED;
    }

    private static boolean reopens(NatureKind nature) {
        return switch (nature) {
            case PERSONAL, BOUNCE, BULK -> true;
            case AUTO_REPLY, OWN -> false;
        };
    }
}
