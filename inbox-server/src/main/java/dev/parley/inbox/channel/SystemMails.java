package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.employee.SystemMail;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps Parley's own mails with what they tell of; {@link SystemMailDispatcher} finds them once that is committed. */
@Component
class SystemMails implements SystemMail, ConversationMail {
    private final SystemMailRows rows;

    SystemMails(SystemMailRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String to, String subject, String text, String html) {
        rows.insert(new SystemMailRows.Draft(to, subject, text, html, null, null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(ChannelId through, UUID conversation, Mail mail) {
        rows.insert(new SystemMailRows.Draft(
                mail.to(), mail.subject(), mail.text(), mail.html(), through.value(), conversation));
    }
}
