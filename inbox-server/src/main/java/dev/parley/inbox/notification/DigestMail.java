package dev.parley.inbox.notification;

import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.node.ServerAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the mail that reminds of what was not read, in its reader's language. */
@Component
final class DigestMail {
    private static final int MOST = 20;
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><body style="margin:0;padding:32px 16px;background:#f4f4f1;color:#1c1c1a;\
            font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
            <div style="max-width:560px;margin:0 auto;padding:28px 32px;background:#fff;border-radius:8px">
            <p style="margin:0 0 20px">%s</p>
            %s
            <p style="margin:24px 0 0;color:#5d5d58;font-size:13px"><a href="%s" style="color:#5d5d58">%s</a></p>
            </div></body></html>
            """;
    private static final String LINE = """
            <p style="margin:0 0 16px"><a href="%s" style="color:#0b6e75;text-decoration:none;font-weight:600">%s</a><br>
            %s<br><span style="color:#5d5d58">%s</span></p>
            """;

    private final ServerAddress address;

    DigestMail(ServerAddress address) {
        this.address = address;
    }

    /** A mail, ready to be sent. */
    record Mail(String subject, String text, String html) {}

    Mail write(Employee reader, List<Notifications.Line> lines) {
        String language = reader.language().code();
        var texts = NotificationTexts.in(language);
        var shown = lines.stream().limit(MOST).map(line -> entry(texts, line)).toList();
        String subject = texts.text("digest.subject", lines.size());
        String hello = texts.text("digest.hello", lines.size(), reader.name());
        String settings = address.of("/settings/notifications");
        String text = hello + "\n\n"
                + shown.stream().map(Entry::text).collect(Collectors.joining("\n\n"))
                + "\n\n" + texts.text("digest.settings") + ":\n" + settings + "\n";
        String html = PAGE.formatted(
                language,
                escaped(hello),
                shown.stream().map(Entry::html).collect(Collectors.joining()),
                escaped(settings),
                escaped(texts.text("digest.settings")));
        return new Mail(subject, text, html);
    }

    private record Entry(String link, String subject, String what, String words) {
        String text() {
            return subject + "\n" + what + (words.isEmpty() ? "" : ": " + words) + "\n" + link;
        }

        String html() {
            return LINE.formatted(escaped(link), escaped(subject), escaped(what), escaped(words));
        }
    }

    private Entry entry(NotificationTexts texts, Notifications.Line line) {
        var newest = line.entries().getFirst();
        var summary = line.summary();
        String contact = summary.contact().name();
        String actor = newest.actor() == null ? contact : newest.actor();
        return new Entry(
                address.of("/inbox/mine/" + summary.id()),
                summary.subject().isEmpty() ? contact : contact + " · " + summary.subject(),
                texts.line(newest.kind(), actor),
                newest.words() == null ? "" : newest.words());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
