package dev.parley.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param hasRaw whether the original can be downloaded
 * @param delivery how far an outbound message got; null for all others
 * @param clientKey the idempotency key its writer's browser chose
 */
public record MessageView(
        MessageId id,
        ConversationId conversationId,
        int seq,
        Direction direction,
        Author author,
        List<PartyView> to,
        List<PartyView> cc,
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
        boolean hasRaw,
        List<AttachmentView> attachments,
        @Nullable DeliveryView delivery,
        @Nullable String clientKey) {

    public MessageView {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        alsoOn = List.copyOf(alsoOn);
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

    /** A file of a message; its bytes are at {@code /api/attachments/{id}}. */
    public record AttachmentView(UUID id, String name, String mediaType, long size, boolean inline, String contentId) {}

    /**
     * How far an outbound message got.
     *
     * @param until end of the undo window, or the time of the next try
     * @param error why the last try failed, for people
     */
    public record DeliveryView(
            DeliveryState state,
            @Nullable Instant until,
            int attempts,
            @Nullable String error,
            @Nullable Instant sentAt) {}

    /** The stations of an outbound message; {@code UNKNOWN}: it may have been sent, a person decides. */
    public enum DeliveryState {
        UNDO,
        QUEUED,
        SENDING,
        SENT,
        FAILED,
        UNKNOWN,
        CANCELLED
    }
}
