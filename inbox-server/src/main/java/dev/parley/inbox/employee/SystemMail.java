package dev.parley.inbox.employee;

/**
 * Sends mails of Parley itself, such as invitations: not answers to customers, which are conversations.
 *
 * <p>The mail is a row of the caller's transaction and leaves after its commit, through the first channel that can send mail; so
 * it is neither lost when the mail server is away nor sent when the transaction fails.
 */
public interface SystemMail {
    /**
     * Puts a mail to one person on its way; needs a running transaction.
     *
     * @param to a plain e-mail address
     * @param subject one line
     * @param text for programs that show no HTML
     * @param html a whole document that says the same
     */
    void send(String to, String subject, String text, String html);
}
