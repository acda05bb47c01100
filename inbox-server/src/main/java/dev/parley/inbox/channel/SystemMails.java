package dev.parley.inbox.channel;

import dev.parley.inbox.employee.SystemMail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps Parley's own mails with what they tell of; {@link SystemMailDispatcher} finds them once that is committed. */
@Component
class SystemMails implements SystemMail {
    private final SystemMailRows rows;

    SystemMails(SystemMailRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String to, String subject, String text, String html) {
        rows.insert(to, subject, text, html);
    }
}
