package dev.parley.inbox.bot;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is about to be stored.
 *
 * @param before its conversation as it stands; null where it begins one, or where that begins in the same batch
 * @param said what it says
 */
public record Came(
        MessageId message,
        ConversationId conversation,
        ContactId contact,
        Where where,
        @Nullable ConversationState before,
        Said said) {
    /**
     * Where it came in.
     *
     * @param publicly whether everybody can read it
     */
    public record Where(ChannelId channel, ChannelKind kind, dev.parley.inbox.employee.TeamId team, boolean publicly) {}

    /**
     * What came.
     *
     * @param subject empty where it has none
     * @param text without what it quotes
     * @param attachments files with it
     * @param automatic whether a machine wrote it
     */
    public record Said(String subject, String text, int attachments, boolean automatic, Instant at) {
        /** What guidelines are asked about; places count from its beginning. */
        String whole() {
            return subject.isEmpty() ? text : subject + "\n\n" + text;
        }
    }
}
