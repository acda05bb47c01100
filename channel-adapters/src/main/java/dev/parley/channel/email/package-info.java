/**
 * E-mail: IMAP, POP3, Microsoft Graph and an SMTP listener in, SMTP and Graph out, one codec for all of them.
 *
 * <p>Servers are entered with passwords or, at Google and Microsoft, with a token of the mailbox's owner ({@code MailTokens}).
 * {@code GraphPoll} lists what is new and fetches each mail as it came. {@code OwnAddresses} says from which of a channel's
 * addresses to answer, {@code MailAuthenticity} what speaks for a mail's sender.
 *
 * <p>RFC 5322 (message), 2045–2049 and 2231 (MIME), 3834 (automatic answers), 3464 (delivery reports), 3501 and 2177 (IMAP,
 * IDLE), 1939 (POP3), 5321 and 3207 (SMTP, STARTTLS), 8601 (Authentication-Results), 8551 and 5652 (S/MIME).
 *
 * @see <a href="https://developers.google.com/workspace/gmail/imap/xoauth2-protocol">Google's XOAUTH2</a>
 * @see <a href="https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth">Microsoft's</a>
 * @see <a href="https://learn.microsoft.com/graph/api/message-delta">Graph: what is new</a>,
 *     <a href="https://learn.microsoft.com/graph/outlook-get-mime-message">a mail as it came</a>,
 *     <a href="https://learn.microsoft.com/graph/outlook-send-mime-message">sending one</a>
 */
@NullMarked
package dev.parley.channel.email;

import org.jspecify.annotations.NullMarked;
