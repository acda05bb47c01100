package dev.parley.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.pop3.POP3Message;

/** Finds the recent mails of a POP3 mailbox, which tells no dates: by their newest Received or their Date field. */
final class Pop3Dates {
    private static final Duration RECENT = Duration.ofDays(7);
    /** POP3 mailboxes are in order of arrival, but for a few. */
    private static final int OLD_IN_A_ROW = 20;

    private final Instant since;

    Pop3Dates(Clock clock) {
        this.since = clock.instant().minus(RECENT);
    }

    /** The index of the first recent mail; all after it count as recent too. */
    int firstRecent(List<POP3Message> messages) throws MessagingException {
        int first = messages.size();
        int old = 0;
        for (int i = messages.size() - 1; i >= 0 && old < OLD_IN_A_ROW; i--) {
            if (isRecent(messages.get(i))) {
                first = i;
                old = 0;
            } else {
                old++;
            }
        }
        return first;
    }

    /** A mail without a readable date counts as recent: rather one too many than one lost. */
    private boolean isRecent(POP3Message message) throws MessagingException {
        try (var top = message.top(0)) {
            if (top == null) {
                return true;
            }
            var headers = new InternetHeaders(top);
            return date(headers.getHeader("Received", null))
                    .or(() -> date(headers.getHeader("Date", null)))
                    .map(date -> !date.isBefore(since))
                    .orElse(true);
        } catch (IOException e) {
            throw new MessagingException("The connection broke: " + e.getMessage(), e);
        }
    }

    private static Optional<Instant> date(@org.jspecify.annotations.Nullable String field) {
        if (field == null) {
            return Optional.empty();
        }
        try {
            String date = field.substring(field.lastIndexOf(';') + 1).strip();
            return Optional.of(new MailDateFormat().parse(date).toInstant());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
