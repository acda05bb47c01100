package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as lists and live frames show it.
 *
 * @param number short, for people
 * @param snippet the start of the newest message's new text
 * @param holder who has the exclusive right to answer
 * @param claimToken proves that right; only ever told to the holder, see {@link #withToken}
 * @param participants who joined without holding
 * @param lastSeq number of the newest message
 * @param waitingSince since when the customer waits; null while nobody waits for us
 * @param version grows with each visible change
 * @param sample whether it is one of the sample conversations
 * @param nature of its first message
 */
public record ConversationSummary(
        ConversationId id,
        long number,
        String subject,
        String snippet,
        ConversationStatus status,
        ChannelRef channel,
        TeamId teamId,
        ContactRef contact,
        @Nullable EmployeeRef holder,
        @Nullable Long claimToken,
        List<EmployeeRef> participants,
        int lastSeq,
        Instant lastMessageAt,
        @Nullable Instant waitingSince,
        Direction lastDirection,
        long version,
        boolean sample,
        NatureKind nature) {

    public ConversationSummary {
        participants = List.copyOf(participants);
    }

    /** A channel by name. */
    public record ChannelRef(UUID id, ChannelKind kind, String name) {}

    /** A contact by name and by the handle they use on the conversation's channel. */
    public record ContactRef(ContactId id, String name, String handle) {}

    /** An employee by name. */
    public record EmployeeRef(EmployeeId id, String name) {}

    /** The same for the holder's eyes. */
    public ConversationSummary withToken(long token) {
        return new ConversationSummary(
                id,
                number,
                subject,
                snippet,
                status,
                channel,
                teamId,
                contact,
                holder,
                token,
                participants,
                lastSeq,
                lastMessageAt,
                waitingSince,
                lastDirection,
                version,
                sample,
                nature);
    }

    /** Whether this employee holds it. */
    public boolean isHeldBy(EmployeeId employee) {
        return holder != null && holder.id().equals(employee);
    }
}
