package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands while intake holds its row; {@link #receive} is what a message that came in does to it.
 *
 * @param topic the subject without reply prefixes, lower-case
 * @param snoozed whether it is out of its queue until a time or until the customer writes
 * @param snoozedBy who put it aside, also after it woke
 * @param dueAt when the next promise to the customer is due; null where nothing is promised
 * @param sample whether it is one of the sample conversations
 * @param spam whether it is in Spam, and so closed
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
        Priority priority,
        boolean snoozed,
        @Nullable EmployeeId snoozedBy,
        @Nullable Instant dueAt,
        List<TagId> tagIds,
        boolean sample,
        boolean spam) {
    private static final long CLASS = 1_000_000_000_000_000L;
    private static final long A_DAY = 86_400_000L;

    /**
     * What came in, as far as it moves the conversation.
     *
     * @param waits whether a person wrote it, who now waits for us
     */
    public record Received(NatureKind nature, boolean waits, String snippet, Instant at) {
        /** The same without making anybody wait, and without reopening or waking anything. */
        public Received quietly() {
            return new Received(NatureKind.AUTO_REPLY, false, snippet, at);
        }
    }

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
                Priority.NORMAL,
                false,
                null,
                null,
                List.of(),
                titles.sample(),
                false);
    }

    /** What a conversation is called, and whether it is a sample. */
    public record Titles(String subject, String topic, boolean sample) {}

    /**
     * The conversation with one more inbound message. Only a person makes us the ones who are waited for; a closed
     * conversation stays closed for automatic answers and our own mail, and otherwise goes back to the queue unheld; what is in Spam stays there; a snoozed one
     * sleeps on or wakes by the same rule.
     */
    public ConversationState receive(Received message) {
        boolean reopened = status == ConversationStatus.CLOSED && !spam && reopens(message.nature());
        boolean waits = message.waits() && waitingSince == null && !spam;
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
                priority,
                snoozed && !reopens(message.nature()),
                snoozedBy,
                dueAt,
                tagIds,
                sample,
                spam);
    }

    /** The same in Spam: closed, held by nobody, waited for by nobody. */
    public ConversationState inSpam() {
        return new ConversationState(
                id,
                channel,
                contact,
                team,
                subject,
                topic,
                snippet,
                nature,
                ConversationStatus.CLOSED,
                null,
                lastSeq,
                lastDirection,
                lastMessageAt,
                null,
                version,
                priority,
                false,
                snoozedBy,
                dueAt,
                tagIds,
                sample,
                true);
    }

    /** The same as guidelines want it, within the change that brings a message. */
    public ConversationState guided(TeamId newTeam, Priority newPriority, boolean nowSnoozed, List<TagId> newTags) {
        return new ConversationState(
                id,
                channel,
                contact,
                newTeam,
                subject,
                topic,
                snippet,
                nature,
                status,
                holder,
                lastSeq,
                lastDirection,
                lastMessageAt,
                waitingSince,
                version,
                newPriority,
                nowSnoozed,
                snoozedBy,
                dueAt,
                newTags,
                sample,
                spam);
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

    /** By what it may want a skill: its channel and its tags. */
    public String labels() {
        return Stream.concat(Stream.of(channel), tagIds.stream())
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }

    /** Whether the change from {@code before} to this ended its snooze. */
    public boolean wokeSince(ConversationState before) {
        return before.snoozed && !snoozed;
    }

    /**
     * The place in the queue, as PostgreSQL's column {@code place} has it: who waits before whom nobody waits for, urgent before
     * low, then whose answer is due first.
     */
    public long place() {
        long rank = (waitingSince == null ? 4 : 0) + 3 - priority.level();
        Instant since = waitingSince == null ? lastMessageAt : waitingSince;
        return rank * CLASS + (dueAt == null ? since.toEpochMilli() + A_DAY : dueAt.toEpochMilli());
    }

    private static boolean reopens(NatureKind nature) {
        return switch (nature) {
            case PERSONAL, BOUNCE, BULK -> true;
            case AUTO_REPLY, OWN -> false;
        };
    }
}
