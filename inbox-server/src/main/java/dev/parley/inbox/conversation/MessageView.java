package dev.parley.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.ChannelRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message or note as the conversation's page shows it.
 *
 * @param newText the part of {@code text} that is neither quoted nor signature
 * @param html safe to show; empty for plain text
 * @param receivedAt when Parley stored it
 * @param natureDetail only where {@code nature} has more to tell
 * @param forwardedBy the employee who forwarded it, where the author wrote it to somebody else
 * @param alsoOn other channels at which the same message arrived
 * @param mentions whom a note mentions, in the order of its text
 * @param hasRaw whether the original can be downloaded
 * @param bcc who got a copy that the others do not know of
 * @param replyTo where its author wants to be answered, if elsewhere
 * @param forward whether it passed the conversation on to somebody else, unseen by the customer
 * @param survey what became of it, where it asks the customer how satisfied they are
 * @param delivery how far an outbound message got; null for all others
 * @param clientKey the idempotency key its writer's browser chose
 * @param visibility who can read it
 * @param url where a browser shows it at its provider; empty where there is no such page
 * @param editedAt when its writer last changed the words
 * @param deletedAt when its writer took it back: its words and files are gone
 * @param remoteFiles files that are still with the provider
 * @param authenticity what spoke for a mail's sender when it came; null where nothing did, or nobody asked
 */
public record MessageView(
        MessageId id,
        ConversationId conversationId,
        int seq,
        Direction direction,
        Author author,
        List<PartyView> to,
        List<PartyView> cc,
        List<PartyView> bcc,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartyView> replyTo,
        String subject,
        String text,
        String newText,
        String quotedText,
        String signature,
        String html,
        Instant sentAt,
        Instant receivedAt,
        NatureKind nature,
        @Nullable NatureDetail natureDetail,
        @Nullable PartyView forwardedBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ChannelRef> alsoOn,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mention> mentions,
        boolean hasRaw,
        List<AttachmentView> attachments,
        boolean forward,
        @Nullable SurveyView survey,
        @Nullable DeliveryView delivery,
        @Nullable String clientKey,
        Visibility visibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String url,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReactionView> reactions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RemoteFileView> remoteFiles,
        @Nullable AuthenticityView authenticity) {

    public MessageView {
        reactions = List.copyOf(reactions);
        remoteFiles = List.copyOf(remoteFiles);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        replyTo = List.copyOf(replyTo);
        alsoOn = List.copyOf(alsoOn);
        mentions = List.copyOf(mentions);
        attachments = List.copyOf(attachments);
    }

    /** Who wrote it. */
    public record Author(AuthorKind kind, @Nullable UUID id, String name, String handle) {}

    /** On whose side the author stands; {@code SYSTEM} where no person wrote it. */
    public enum AuthorKind {
        CONTACT,
        EMPLOYEE,
        SYSTEM
    }

    /** Somebody by name and handle. */
    public record PartyView(String name, String handle) {}

    /**
     * What a nature has more to tell; absent members are null.
     *
     * @param failedRecipient of a bounce: the address that could not be reached
     * @param permanent of a bounce: whether the server gave up
     * @param diagnosis of a bounce: the server's words
     * @param listId of a bulk message: its list
     */
    public record NatureDetail(
            @Nullable String failedRecipient,
            @Nullable Boolean permanent,
            @Nullable String diagnosis,
            @Nullable String listId) {}

    /**
     * A question about satisfaction, and the customer's answer.
     *
     * @param scale FACES: 1 to 5, or THUMBS: 1 or 5
     * @param score null until the customer answers
     * @param comment the customer's own words; empty where they added none
     */
    public record SurveyView(
            String scale,
            @Nullable Integer score,
            String comment,
            @Nullable Instant answeredAt) {}

    /** How people reacted, by emoji; {@code names} of those who did. */
    public record ReactionView(String emoji, List<String> names) {
        public ReactionView {
            names = List.copyOf(names);
        }
    }

    /**
     * A file that is still with the provider.
     *
     * @param size in bytes; -1 where unknown
     * @param error why it will not come, or did not yet; null while nothing went wrong
     * @param refused whether it is not tried again by itself
     */
    public record RemoteFileView(
            UUID id,
            String name,
            String mediaType,
            long size,
            @Nullable String error,
            boolean refused) {}

    /** A file of a message; its bytes are at {@code /api/attachments/{id}}. */
    public record AttachmentView(UUID id, String name, String mediaType, long size, boolean inline, String contentId) {}

    /**
     * How far an outbound message got.
     *
     * @param until end of the undo window, or the time of the next try
     * @param error why the last try failed, for people
     * @param scheduledFor when its writer wanted it to leave; missing where at once
     * @param deliveredAt when the customer's device had it, where the channel tells
     * @param readAt when the customer saw it, where the channel tells
     * @param heldBack whether it stayed because the customer wrote before it left
     */
    public record DeliveryView(
            DeliveryState state,
            @Nullable Instant until,
            int attempts,
            @Nullable String error,
            @Nullable Instant sentAt,
            @Nullable Instant scheduledFor,
            boolean heldBack,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt) {}

    /** The stations of an outbound message; {@code UNKNOWN}: it may have been sent, a person decides. */
    public enum DeliveryState {
        UNDO,
        SCHEDULED,
        QUEUED,
        SENDING,
        SENT,
        FAILED,
        UNKNOWN,
        CANCELLED
    }
}
