package dev.parley.inbox.outbox;

import dev.parley.channel.Capabilities;
import dev.parley.channel.email.text.SafeHtml;
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
        int most = Math.min(MAX_TEXT, channel.maxTextLength());
        if (sentHtml.length() > MAX_HTML || sentText.length() > most) {
            throw tooLong(most);
        }
        String html = channel.html() ? SafeHtml.sanitize(DraftImages.named(sentHtml, request.files())) : "";
        String text = sentText.isBlank() ? Jsoup.parseBodyFragment(sentHtml).wholeText() : sentText;
        boolean picture = html.contains("<img");
        if (text.isBlank() && !picture) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "empty", "Write something before you send it.");
        }
        if (text.length() > most) {
            throw tooLong(most);
        }
        return new Answer(text.replace("\r\n", "\n").stripTrailing(), html.isBlank() ? "" : html);
    }

    private static Problem tooLong(int most) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-long",
                "This channel carries at most " + most
                        + " characters in one message. Shorten it, or attach it as a file.");
    }
}
