package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.TextLimit;
import dev.parley.channel.email.text.SafeHtml;
import dev.parley.channel.length.Lengths;
import dev.parley.inbox.conversation.DraftImages;
import dev.parley.inbox.problem.Problem;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.springframework.http.HttpStatus;

/**
 * What an employee wrote, made fit for its channel.
 *
 * @param html safe; empty where the channel carries plain text or nothing was formatted
 */
record Answer(String text, String html) {
    private static final int MAX_TEXT = 500_000;
    private static final int MAX_HTML = 2_000_000;

    static Answer of(ReplyRequest request, Capabilities channel) {
        String sentHtml = Objects.requireNonNullElse(request.html(), "").replace("\u0000", "");
        String sentText = Objects.requireNonNullElse(request.text(), "").replace("\u0000", "");
        if (sentHtml.length() > MAX_HTML || sentText.length() > MAX_TEXT) {
            throw tooLong(MAX_TEXT + " characters");
        }
        String html = channel.has(Feature.HTML) ? SafeHtml.sanitize(DraftImages.named(sentHtml, request.files())) : "";
        String text = sentText.isBlank() ? Jsoup.parseBodyFragment(sentHtml).wholeText() : sentText;
        boolean picture = html.contains("<img");
        boolean wordless = channel.files().bytes() > 0
                && !channel.has(Feature.LETTERS)
                && !request.files().isEmpty();
        if (text.isBlank() && !picture && !wordless && request.template() == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "empty", "Write something before you send it.");
        }
        if (request.template() == null
                && Lengths.split(text.strip(), channel.text()).isEmpty()) {
            throw tooLong(described(channel.text()));
        }
        return new Answer(text.replace("\r\n", "\n").stripTrailing(), html.isBlank() ? "" : html);
    }

    private static String described(TextLimit limit) {
        long most = (long) limit.max() * limit.parts();
        return switch (limit.unit()) {
            case UTF8_BYTES -> most + " bytes";
            case SMS_SEGMENTS -> most + " SMS segments";
            case X_WEIGHTED -> most + " characters as X counts them";
            case UTF16, CODE_POINTS, GRAPHEMES -> most + " characters";
        };
    }

    private static Problem tooLong(String most) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-long",
                "This channel carries at most " + most + " here. Shorten it.");
    }
}
