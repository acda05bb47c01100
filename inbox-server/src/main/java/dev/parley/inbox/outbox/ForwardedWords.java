package dev.parley.inbox.outbox;

import dev.parley.channel.email.text.SafeHtml;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.conversation.MessageView.PartyView;
import dev.parley.inbox.conversation.PlainText;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.problem.Problem;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** The text of a forwarded conversation: what the writer says, then each message under who wrote it to whom and when. */
record ForwardedWords(String words, String quoted, String html) {
    private static final int MAX = 500_000;

    String text() {
        return words.isBlank() ? quoted : words + "\n\n" + quoted;
    }

    static ForwardedWords of(ForwardRequest request, List<MessageView> messages, Language language, ZoneId zone) {
        String words = Objects.requireNonNullElse(request.text(), "")
                .replace("\u0000", "")
                .strip();
        String rich = Objects.requireNonNullElse(request.html(), "").replace("\u0000", "");
        if (words.length() > MAX || rich.length() > 4 * MAX) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-long", "This text is too long for one message. Shorten it.");
        }
        String quoted = messages.stream()
                .map(message ->
                        head(message, language, zone) + "\n\n" + message.text().strip())
                .collect(Collectors.joining("\n\n"));
        String below = messages.stream()
                .map(message -> PlainText.toHtml(head(message, language, zone))
                        + (message.html().isEmpty()
                                ? PlainText.toHtml(message.text().strip())
                                : message.html()))
                .collect(Collectors.joining("<br>"));
        String above = rich.isBlank() ? words.isEmpty() ? "" : PlainText.toHtml(words) : SafeHtml.sanitize(rich);
        return new ForwardedWords(words, quoted, above + "<div data-quoted=\"true\">" + below + "</div>");
    }

    private static String head(MessageView message, Language language, ZoneId zone) {
        var locale = Locale.of(language.code());
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(message.sentAt().atZone(zone));
        String from = message.author().handle().isEmpty()
                ? message.author().name()
                : message.author().name() + " <" + message.author().handle() + ">";
        String to = message.to().stream().map(ForwardedWords::party).collect(Collectors.joining(", "));
        return switch (language) {
            case EN -> lines("Forwarded message", "From: " + from, "Date: " + at, "To: " + to);
            case DE -> lines("Weitergeleitete Nachricht", "Von: " + from, "Datum: " + at, "An: " + to);
            case FR -> lines("Message transféré", "De : " + from, "Date : " + at, "À : " + to);
            case IT -> lines("Messaggio inoltrato", "Da: " + from, "Data: " + at, "A: " + to);
        };
    }

    private static String lines(String title, String from, String date, String to) {
        return "---------- " + title + " ----------\n" + from + "\n" + date + "\n" + to;
    }

    private static String party(PartyView party) {
        return party.name().isEmpty() || party.name().equals(party.handle())
                ? party.handle()
                : party.name() + " <" + party.handle() + ">";
    }
}
