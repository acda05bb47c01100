package dev.parley.channel;

import java.time.Instant;
import java.util.List;

/**
 * One message from a customer (or their mail server), read and made safe.
 *
 * @param externalId the repeat key, unique within the channel: the same message fetched or delivered again has the same one, a
 *     different message another, even where its sender repeats Message-IDs. At most 400 characters. For e-mail not what later
 *     messages refer to: that is {@link ThreadHints#messageId()}
 * @param from who wrote it
 * @param recipients everybody it was addressed to, in the order of the headers
 * @param subject decoded, one line, at most 998 characters, empty where there was none
 * @param sentAt when the sender says it was written; {@code receivedAt} of the envelope where that is missing or absurd
 * @param body what it says
 * @param attachments files that came with it, inline images included
 * @param media files of it that are still to be fetched
 * @param nature whether a person wrote it
 * @param thread what it says about the conversation it belongs to
 * @param venue where it was said
 */
public record InboundMessage(
        String externalId,
        Party from,
        List<Recipient> recipients,
        String subject,
        Instant sentAt,
        Body body,
        List<InboundAttachment> attachments,
        List<RemoteMedia> media,
        MessageNature nature,
        ThreadHints thread,
        Venue venue)
        implements InboundEvent {

    public InboundMessage {
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
        media = List.copyOf(media);
    }

    /**
     * What somebody wrote in a chat, a group, below a post.
     *
     * @param answers external ids of the messages that it answers, nearest first
     */
    public static InboundMessage said(
            String externalId, Party from, Instant at, Body body, List<String> answers, Venue venue) {
        return new InboundMessage(
                externalId,
                from,
                List.of(),
                "",
                at,
                body,
                List.of(),
                List.of(),
                new MessageNature.Personal(),
                new ThreadHints(externalId, List.of(), answers, "", false, null),
                venue);
    }

    /** The same with files that are still to be fetched. */
    public InboundMessage with(List<RemoteMedia> files) {
        return new InboundMessage(
                externalId, from, recipients, subject, sentAt, body, attachments, files, nature, thread, venue);
    }

    /** The same, written by somebody or something else than a customer. */
    public InboundMessage with(MessageNature other) {
        return new InboundMessage(
                externalId, from, recipients, subject, sentAt, body, attachments, media, other, thread, venue);
    }

    /** The same, addressed to these. */
    public InboundMessage to(List<Recipient> addressed) {
        return new InboundMessage(
                externalId, from, addressed, subject, sentAt, body, attachments, media, nature, thread, venue);
    }

    /** The same under a subject or title. */
    public InboundMessage about(String title) {
        return new InboundMessage(
                externalId, from, recipients, title, sentAt, body, attachments, media, nature, thread, venue);
    }
}
