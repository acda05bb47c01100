package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.PlainText;
import dev.parley.inbox.employee.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * The customer's message below our answer, as mail programs write it: "On … wrote:", then what they said.
 *
 * <p>Only what was new in their message is quoted; what they quoted themselves has been said before, and answers that quote
 * quotes would grow without end.
 *
 * @param text for the plain part
 * @param html for the HTML part
 */
record Quote(String text, String html) {
    private static final int MAX = 100_000;

    /** What is quoted: who wrote when, and what was new in it; {@code html} is the stored one, empty for plain text. */
    record Answered(String name, String handle, Instant sentAt, String newText, String html) {}

    static Quote of(Answered answered, Language language, ZoneId zone) {
        String head = attribution(answered, language, zone);
        String said = shorten(answered.newText().strip());
        String quoted = said.lines()
                .map(line -> line.isEmpty() || line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
        String fresh = answered.html().isBlank() ? "" : Portable.withoutQuotes(answered.html());
        String body = fresh.isBlank() || fresh.length() > MAX ? PlainText.toHtml(said) : fresh;
        String html = "<p>" + HtmlUtils.htmlEscape(head, "UTF-8") + "</p>"
                + "<blockquote type=\"cite\" style=\"margin:0 0 0 0.8ex;border-left:1px solid #cccccc;padding-left:1ex\">"
                + body + "</blockquote>";
        return new Quote(head + "\n" + quoted, html);
    }

    private static String attribution(Answered answered, Language language, ZoneId zone) {
        var at = answered.sentAt().atZone(zone);
        String name = answered.name().replaceAll("[\\p{Cntrl}<>]+", " ").strip();
        String who = name.isEmpty() || name.equals(answered.handle())
                ? answered.handle()
                : name + " <" + answered.handle() + ">";
        return switch (language) {
            case EN -> "On " + day("d MMMM uuuu", Locale.UK, at) + " at " + hour(at) + ", " + who + " wrote:";
            case DE -> "Am " + day("dd.MM.uuuu", Locale.GERMANY, at) + " um " + hour(at) + " schrieb " + who + ":";
            case FR -> "Le " + day("d MMMM uuuu", Locale.FRANCE, at) + " à " + hour(at) + ", " + who + " a écrit :";
            case IT ->
                "Il giorno " + day("d MMMM uuuu", Locale.ITALY, at) + " alle ore " + hour(at) + ", " + who
                        + " ha scritto:";
        };
    }

    private static String day(String pattern, Locale locale, java.time.ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at);
    }

    private static String hour(java.time.ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
    }

    private static String shorten(String text) {
        if (text.length() <= MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX - 1)) ? MAX - 1 : MAX;
        return text.substring(0, end) + "\n[…]";
    }
}
