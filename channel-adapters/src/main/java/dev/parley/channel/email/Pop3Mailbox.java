package dev.parley.channel.email;

import dev.parley.channel.email.EmailSettings.Receive;
import jakarta.mail.MessagingException;
import java.time.Duration;

/** A mailbox spoken to with POP3 (RFC 1939); which mail is new is told by UIDL. */
final class Pop3Mailbox implements Mailbox {
    private final Receive.Pop3 settings;
    private final MailboxContext context;

    Pop3Mailbox(Receive.Pop3 settings, MailboxContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public Duration poll() {
        return settings.poll();
    }

    @Override
    public Pop3Visit visit() throws MessagingException {
        var visit = new Pop3Visit(settings, context);
        visit.open();
        return visit;
    }
}
