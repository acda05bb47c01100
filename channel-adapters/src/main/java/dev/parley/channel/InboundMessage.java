package dev.parley.channel;

import java.time.Instant;
import java.util.List;

/**
 * One message from a customer (or their mail server), read and made safe.
 *
 * @param externalId the repeat key, unique within the channel: the same message fetched or delivered again has the same one, a
 *     different message another, even where its sender repeats Message-IDs. At most 512 characters. Not what later messages
 *     refer to: that is {@link ThreadHints#messageId()}
 * @param from who wrote it
 * @param recipients everybody it was addressed to, in the order of the headers
 * @param subject decoded, one line, at most 998 characters, empty where there was none
 * @param sentAt when the sender says it was written; {@code receivedAt} of the envelope where that is missing or absurd
 * @param body what it says
 * @param attachments files that came with it, inline images included
 * @param nature whether a person wrote it
 * @param thread what it says about the conversation it belongs to
 */
public record InboundMessage(
        String externalId,
        Party from,
        List<Recipient> recipients,
        String subject,
        Instant sentAt,
        Body body,
        List<InboundAttachment> attachments,
        MessageNature nature,
        ThreadHints thread) {

    public InboundMessage {
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
    }
}
