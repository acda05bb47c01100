package dev.parley.inbox.intake;

import dev.parley.inbox.conversation.Arrivals.Copy;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import java.util.List;
import java.util.Map;

/**
 * A batch without its repeats.
 *
 * @param mails what is not stored yet, in order
 * @param copies of messages, stored or in {@code mails}, that arrived at one more channel
 * @param stored by entry id: the conversations of those entries that were stored before
 * @param sameAs by entry id: the mail of this batch that an entry repeats
 */
record Fresh(
        DecodedBatch batch,
        List<Mail> mails,
        List<Copy> copies,
        Map<String, ConversationId> stored,
        Map<String, Mail> sameAs) {}
