package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The words of a draft, and to whom they go.
 *
 * @param html empty for plain text
 * @param recipients null as long as the writer left them to the conversation
 * @param visibility who shall be able to read it; null as long as nobody chose
 */
record DraftWords(
        String text,
        String html,
        @Nullable DraftRecipients recipients,
        @Nullable Visibility visibility) {
    /** What its writer wrote of a message that came back: without the signature, with its pictures as the editor shows them. */
    static DraftWords of(MessageView message) {
        var recipients = new DraftRecipients(
                message.to(), message.cc(), message.bcc(), message.author().handle());
        if (message.html().isEmpty()) {
            return new DraftWords(message.newText(), "", recipients, message.visibility());
        }
        var document = Jsoup.parseBodyFragment(message.html());
        document.outputSettings().prettyPrint(false);
        document.select("[data-signature], [data-quoted]").remove();
        document.select("[data-remote-src]")
                .forEach(image ->
                        image.attr("src", image.attr("data-remote-src")).removeAttr("data-remote-src"));
        return new DraftWords(
                message.newText(), DraftImages.shown(document.body().html()), recipients, message.visibility());
    }

    /** These, and below them what was begun since. */
    DraftWords before(DraftWords begun) {
        var both = recipients == null ? begun.recipients : recipients;
        if (begun.isEmpty()) {
            return new DraftWords(text, html, both, visibility == null ? begun.visibility : visibility);
        }
        if (isEmpty()) {
            return new DraftWords(
                    begun.text, begun.html, both, begun.visibility == null ? visibility : begun.visibility);
        }
        boolean plain = html.isEmpty() && begun.html.isEmpty();
        return new DraftWords(
                text + "\n\n" + begun.text, plain ? "" : rich() + begun.rich(), both, narrower(begun.visibility));
    }

    /** What was meant for one person is never said to others because it stands beside other words now. */
    private @Nullable Visibility narrower(@Nullable Visibility other) {
        if (visibility == null || other == null) {
            return visibility == null ? other : visibility;
        }
        return visibility == Visibility.PRIVATE ? visibility : other;
    }

    /** Whether saving those over these would change nothing. */
    boolean covers(DraftWords saved) {
        return text.equals(saved.text)
                && html.equals(saved.html)
                && (saved.recipients == null || saved.recipients.equals(recipients))
                && (saved.visibility == null || saved.visibility == visibility);
    }

    private boolean isEmpty() {
        return text.isBlank() && !html.contains("<img");
    }

    private String rich() {
        return html.isEmpty() ? PlainText.toHtml(text) : html;
    }
}
