package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What receivers remember of each mailbox, durably. Its own failures are {@link RuntimeException}s: the round is tried again. */
public interface MailboxMemory {
    /** How far an IMAP folder was read; empty before its first connection. */
    Optional<MailboxCursor> find(ChannelId channel, String folder);

    /** Everything up to this cursor is in the sink. */
    void save(ChannelId channel, String folder, MailboxCursor cursor);

    /** Whether anything was ever remembered of this POP3 mailbox. */
    boolean knows(ChannelId channel);

    /** Which of these POP3 unique ids (RFC 1939, UIDL) were taken before. */
    Set<String> seen(ChannelId channel, Collection<String> ids);

    /** These unique ids are in the sink, or need not be taken; none is longer than 70 characters. */
    void addSeen(ChannelId channel, Collection<String> ids);
}
