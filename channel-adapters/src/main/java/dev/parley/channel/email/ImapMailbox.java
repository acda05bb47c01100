package dev.parley.channel.email;

import dev.parley.channel.email.EmailSettings.Receive;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A mailbox spoken to with IMAP4rev1 (RFC 3501), and IDLE (RFC 2177) where the server has it. */
final class ImapMailbox implements Mailbox {
    private final Receive.Imap settings;
    private final MailboxContext context;

    ImapMailbox(Receive.Imap settings, MailboxContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public Duration poll() {
        return settings.poll();
    }

    @Override
    public ImapVisit visit() throws MessagingException {
        var sockets = new MailSockets();
        var server = settings.server();
        var store = (IMAPStore)
                MailSessions.of("imap", server, context.timing(), sockets).getStore("imap");
        try {
            context.signIn().enter(store, server);
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(settings.markSeen() ? Folder.READ_WRITE : Folder.READ_ONLY);
            return new ImapVisit(settings, store, folder, context, sockets);
        } catch (MessagingException | RuntimeException e) {
            sockets.abort();
            throw e;
        }
    }
}
