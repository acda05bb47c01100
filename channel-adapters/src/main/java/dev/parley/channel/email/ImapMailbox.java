package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.email.EmailSettings.Receive;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A mailbox spoken to with IMAP4rev1 (RFC 3501), and IDLE (RFC 2177) where the server has it. */
final class ImapMailbox implements Mailbox {
    private final ChannelId channel;
    private final Receive.Imap settings;
    private final MailTiming timing;
    private final MailboxMemory memory;
    private final ImapFetcher.Limits limits;
    private final Clock clock;
    /** Outlives visits: a mail that breaks the connection each time must be given up one day. */
    private final BadMails badMails = new BadMails();

    ImapMailbox(
            ChannelId channel,
            Receive.Imap settings,
            MailTiming timing,
            MailboxMemory memory,
            ImapFetcher.Limits limits,
            Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.timing = timing;
        this.memory = memory;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Duration poll() {
        return settings.poll();
    }

    @Override
    public ImapVisit visit() throws MessagingException {
        var sockets = new MailSockets();
        var server = settings.server();
        var store = (IMAPStore) MailSessions.of("imap", server, timing, sockets).getStore("imap");
        try {
            store.connect(server.host(), server.port(), server.user(), server.password());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(settings.markSeen() ? Folder.READ_WRITE : Folder.READ_ONLY);
            var fetcher = new ImapFetcher(channel, folder, limits, badMails, clock);
            return new ImapVisit(
                    channel, settings, store, folder, fetcher, new ImapVisit.Context(memory, timing, sockets, clock));
        } catch (MessagingException | RuntimeException e) {
            sockets.abort();
            throw e;
        }
    }
}
