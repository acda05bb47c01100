package dev.parley.inbox.welcome;

import dev.parley.inbox.employee.SystemMail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;

/** Keeps system mails instead of sending them. */
@Primary
final class RecordedMails implements SystemMail {
    record Mail(String to, String subject, String text, String html) {}

    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(String to, String subject, String text, String html) {
        sent.add(new Mail(to, subject, text, html));
    }

    Mail lastTo(String to) {
        return sent.reversed().stream()
                .filter(mail -> mail.to().equals(to))
                .findFirst()
                .orElseThrow();
    }
}
