package dev.parley.channel.email;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an IMAP folder was read up to.
 *
 * @param uidValidity UIDs are only comparable within one (RFC 3501 section 2.3.1.1)
 * @param lastUid everything up to this UID was taken
 * @param caughtUpAt when there was last nothing more to take; null when that was never so. After a change of UIDVALIDITY,
 *     what arrived before this moment need not be taken again
 */
public record MailboxCursor(
        long uidValidity, long lastUid, @Nullable Instant caughtUpAt) {}
