/**
 * E-mail: IMAP, POP3 and an SMTP listener in, SMTP out, one codec for all of them.
 *
 * <p>RFC 5322 (message), 2045–2049 and 2231 (MIME), 3834 (automatic answers), 3464 (delivery reports), 3501 and 2177 (IMAP,
 * IDLE), 1939 (POP3), 5321 and 3207 (SMTP, STARTTLS).
 */
@NullMarked
package dev.parley.channel.email;

import org.jspecify.annotations.NullMarked;
