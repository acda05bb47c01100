package dev.parley.channel.email;

import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.email.EmailSettings.Receive;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;

/** Signs in to a mailbox, looks how many mails it has, and leaves without a trace. */
final class MailProbe {
    private MailProbe() {}

    static ConnectionCheck imap(Receive.Imap settings, MailTiming timing, MailSignIn signIn) {
        return probe("imap", settings.server(), settings.folder(), timing, signIn);
    }

    static ConnectionCheck pop3(Receive.Pop3 settings, MailTiming timing, MailSignIn signIn) {
        return probe("pop3", settings.server(), "INBOX", timing, signIn);
    }

    private static ConnectionCheck probe(
            String protocol, MailServer server, String folderName, MailTiming timing, MailSignIn signIn) {
        var sockets = new MailSockets();
        try {
            var store = MailSessions.of(protocol, server, timing, sockets).getStore(protocol);
            signIn.enter(store, server);
            var folder = store.getFolder(folderName);
            folder.open(Folder.READ_ONLY);
            int mails = folder.getMessageCount();
            folder.close(false);
            store.close();
            return new ConnectionCheck(
                    Side.RECEIVE,
                    true,
                    "Signed in to " + server.host() + "; " + folderName + " has " + mails + " mails.");
        } catch (MessagingException e) {
            return new ConnectionCheck(Side.RECEIVE, false, MailFailures.sentence(e, server));
        } finally {
            sockets.abort();
        }
    }
}
