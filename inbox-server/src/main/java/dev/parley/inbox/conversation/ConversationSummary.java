package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Visibility;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param followers who hear of it without taking part
 * @param lastSeq number of the newest message
 * @param waitingSince since when the customer waits; null while nobody waits for us
 * @param version grows with each visible change
 * @param sample whether it is one of the sample conversations
 * @param nature of its first message
 * @param place its place in its team's queue: lower comes first
 * @param snooze while it is put aside
 * @param offeredUntil until when its holder, who did not ask for it, may still take it; null once they did
 * @param dueAt when the next promise to the customer is due; null where nothing is promised
 * @param satisfaction what the customer said, 1 to 5; null where they did not
 * @param drafting who has begun an answer and shows it to colleagues
 * @param mergedInto where its messages lie since it was merged; it is closed then
 * @param spam why it is in Spam; it is closed then
 * @param visibility who could read what the customer said last
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
        List<FollowerRef> followers,
        int lastSeq,
        Instant lastMessageAt,
        @Nullable Instant waitingSince,
        Direction lastDirection,
        long version,
        boolean sample,
        NatureKind nature,
        Priority priority,
        List<TagId> tagIds,
        long place,
        @Nullable Snooze snooze,
        @Nullable Instant offeredUntil,
        @Nullable Instant dueAt,
        @Nullable Integer satisfaction,
        List<EmployeeRef> drafting,
        @Nullable ConversationId mergedInto,
        @Nullable Spam spam,
        Visibility visibility) {

    public ConversationSummary {
        participants = List.copyOf(participants);
        followers = List.copyOf(followers);
        tagIds = List.copyOf(tagIds);
        drafting = List.copyOf(drafting);
    }

    /** A channel by name. */
    public record ChannelRef(UUID id, ChannelKind kind, String name) {}

    /** A contact by name and by the handle they use on the conversation's channel. */
    public record ContactRef(ContactId id, String name, String handle) {}

    /** An employee by name. */
    public record EmployeeRef(EmployeeId id, String name) {}

    /**
     * Put aside, out of its queue.
     *
     * @param until when it comes back, if the customer does not write before; null for as long as the customer does not write
     * @param by who put it aside
     */
    public record Snooze(@Nullable Instant until, @Nullable EmployeeRef by) {}

    /**
     * In Spam.
     *
     * @param by who said so; null where nobody in particular did
     * @param facts what is shown of the cause: {@code count} and {@code names} with SENDER and DOMAIN, {@code words}, {@code checks}
     *     and {@code certainty} with CONTENT, {@code value} and {@code reason} with BLOCKED
     */
    public record Spam(
            SpamCause cause, Instant at, @Nullable EmployeeRef by, Map<String, String> facts) {
        public Spam {
            facts = Map.copyOf(facts);
        }
    }

    /** A follower by name; one who was {@code invited} by a mention may read the conversation whatever their teams are. */
    public record FollowerRef(EmployeeId id, String name, boolean invited) {}

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
                followers,
                lastSeq,
                lastMessageAt,
                waitingSince,
                lastDirection,
                version,
                sample,
                nature,
                priority,
                tagIds,
                place,
                snooze,
                offeredUntil,
                dueAt,
                satisfaction,
                drafting,
                mergedInto,
                spam,
                visibility);
    }

    /** Whether this employee may read it whatever their teams are: as holder, as participant, or called by a mention. */
    public boolean admits(EmployeeId employee) {
        return isHeldBy(employee)
                || participants.stream().anyMatch(one -> one.id().equals(employee))
                || followers.stream().anyMatch(one -> one.invited() && one.id().equals(employee));
    }

    /** Whether this employee holds it. */
    public boolean isHeldBy(EmployeeId employee) {
        return holder != null && holder.id().equals(employee);
    }
}
