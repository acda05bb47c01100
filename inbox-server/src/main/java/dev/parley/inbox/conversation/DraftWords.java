package dev.parley.inbox.conversation;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The words of a draft, and to whom they go.
 *
 * @param html empty for plain text
 * @param recipients null as long as the writer left them to the conversation
 */
record DraftWords(String text, String html, @Nullable DraftRecipients recipients) {
    /** What its writer wrote of a message that came back: without the signature, with its pictures as the editor shows them. */
    static DraftWords of(MessageView message) {
        var recipients = new DraftRecipients(message.to(), message.cc(), message.bcc());
        if (message.html().isEmpty()) {
            return new DraftWords(message.newText(), "", recipients);
        }
        var document = Jsoup.parseBodyFragment(message.html());
        document.outputSettings().prettyPrint(false);
        document.select("[data-signature], [data-quoted]").remove();
        document.select("[data-remote-src]")
                .forEach(image ->
                        image.attr("src", image.attr("data-remote-src")).removeAttr("data-remote-src"));
        return new DraftWords(
                message.newText(), DraftImages.shown(document.body().html()), recipients);
    }

    /** These, and below them what was begun since. */
    DraftWords before(DraftWords begun) {
        var both = recipients == null ? begun.recipients : recipients;
        if (begun.isEmpty()) {
            return new DraftWords(text, html, both);
        }
        if (isEmpty()) {
            return new DraftWords(begun.text, begun.html, both);
        }
        boolean plain = html.isEmpty() && begun.html.isEmpty();
        return new DraftWords(text + "\n\n" + begun.text, plain ? "" : rich() + begun.rich(), both);
    }

    /** Whether saving those over these would change nothing. */
    boolean covers(DraftWords saved) {
        return text.equals(saved.text)
                && html.equals(saved.html)
                && (saved.recipients == null || saved.recipients.equals(recipients));
    }

    private boolean isEmpty() {
        return text.isBlank() && !html.contains("<img");
    }

    private String rich() {
        return html.isEmpty() ? PlainText.toHtml(text) : html;
    }
}
