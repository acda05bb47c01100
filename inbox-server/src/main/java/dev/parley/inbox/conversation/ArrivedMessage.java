package dev.parley.inbox.conversation;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelId;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.Venue;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.MessageView.NatureDetail;
import dev.parley.inbox.conversation.MessageView.PartyView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inbound message, ready to be stored.
 *
 * @param externalId its repeat key
 * @param home the conversation to which it belongs by nature; another one where that was merged into this one
 * @param threadId what answers name it by; empty where it has none
 * @param author null where no person wrote it
 * @param forwardedBy the employee who passed it on
 * @param receivedAt when Parley took it from its source
 * @param raw the original
 * @param media files of it that are still to be fetched
 * @param venue where it was said
 * @param authenticity what speaks for a mail's sender; null where nothing does
 */
public record ArrivedMessage(
        MessageId id,
        ConversationId conversation,
        ConversationId home,
        int seq,
        ChannelId channel,
        String externalId,
        String threadId,
        @Nullable ContactId author,
        PartyView from,
        List<RecipientRecord> recipients,
        String subject,
        Body body,
        NatureKind nature,
        @Nullable NatureDetail natureDetail,
        @Nullable PartyView forwardedBy,
        Instant sentAt,
        Instant receivedAt,
        BlobId raw,
        List<ArrivedAttachment> attachments,
        List<RemoteMedia> media,
        Venue venue,
        @Nullable AuthenticityView authenticity) {

    public ArrivedMessage {
        media = List.copyOf(media);
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
    }

    /** A file of it. */
    public record ArrivedAttachment(
            String name, String mediaType, long size, String contentId, boolean inline, BlobId blob) {}
}
