package dev.parley.channel;

/**
 * What a kind of channel can do, so that the composer and the outbox need not know kinds.
 *
 * @param maxTextLength characters in one message; {@link Integer#MAX_VALUE} where there is no limit
 * @param maxAttachmentBytes of all attachments of one message together; 0 where it takes none
 * @param html whether it carries formatted text
 * @param idempotentSend whether sending the same message twice reaches the customer once, so that an unknown outcome may be retried
 * @param isPublic whether everybody can read it
 * @param copies whether others can get a copy, openly (CC) or unseen (BCC)
 */
public record Capabilities(
        int maxTextLength,
        long maxAttachmentBytes,
        boolean html,
        boolean idempotentSend,
        boolean isPublic,
        boolean copies) {}
