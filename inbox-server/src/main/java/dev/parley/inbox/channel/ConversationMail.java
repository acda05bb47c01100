package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import java.util.UUID;

/**
 * Sends mails of Parley itself that tell a customer of their conversation on another channel. What they answer belongs to that
 * conversation: the mail's Reply-To is signed for it, as that of every answer by e-mail.
 */
public interface ConversationMail {
    /**
     * A mail to one person.
     *
     * @param to a plain e-mail address
     * @param subject one line
     * @param text for programs that show no HTML
     * @param html a whole document that says the same
     */
    record Mail(String to, String subject, String text, String html) {}

    /** Puts it on its way through an e-mail channel; needs a running transaction, and leaves after its commit. */
    void send(ChannelId through, UUID conversation, Mail mail);
}
