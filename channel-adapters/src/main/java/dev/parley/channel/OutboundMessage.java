package dev.parley.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way to a customer.
 *
 * @param externalId fixed before the first try; for e-mail the Message-ID without angle brackets
 * @param from the name and address it goes out under
 * @param replyTo where answers shall come to: for e-mail the address with the signed conversation token
 * @param recipients whom it goes to
 * @param subject for channels that have one
 * @param text the whole message as plain text
 * @param html the whole message as safe HTML; empty for a plain-text message
 * @param inReplyTo the external id or message id of the message it answers; empty where none
 * @param references external or message ids of the conversation so far, oldest first
 * @param attachments files that go with it
 * @param writtenAt when the employee sent it
 * @param autoSubmitted whether a person wrote it; for e-mail it says so, and then asks not to be answered by a machine
 * @param venue where it is said, and who may read it; {@link Venue#MAIL} for e-mail
 * @param template what goes out in place of {@code text} when the reply window has closed; null: none
 * @param unsubscribe the address at which the receiver stops such messages with one click (RFC 8058); empty where there is none
 */
public record OutboundMessage(
        String externalId,
        Party from,
        String replyTo,
        List<Recipient> recipients,
        String subject,
        String text,
        String html,
        String inReplyTo,
        List<String> references,
        List<OutboundAttachment> attachments,
        Instant writtenAt,
        AutoSubmitted autoSubmitted,
        String unsubscribe,
        Venue venue,
        @Nullable FilledTemplate template) {

    public OutboundMessage {
        recipients = List.copyOf(recipients);
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
    }

    /** The same, to be sent as one of several messages: with this text and these files only. */
    public OutboundMessage part(String id, String words, List<OutboundAttachment> files) {
        return new OutboundMessage(
                id,
                from,
                replyTo,
                recipients,
                subject,
                words,
                html,
                inReplyTo,
                references,
                files,
                writtenAt,
                autoSubmitted,
                unsubscribe,
                venue,
                template);
    }
}
