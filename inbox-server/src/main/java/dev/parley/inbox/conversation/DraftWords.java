package dev.parley.inbox.conversation;

import org.jsoup.Jsoup;

/**
 * The words of a draft.
 *
 * @param html empty for plain text
 */
record DraftWords(String text, String html) {
    /** What its writer wrote of a message that came back: without the signature, with its pictures as the editor shows them. */
    static DraftWords of(MessageView message) {
        if (message.html().isEmpty()) {
            return new DraftWords(message.newText(), "");
        }
        var document = Jsoup.parseBodyFragment(message.html());
        document.outputSettings().prettyPrint(false);
        document.select("[data-signature], [data-quoted]").remove();
        document.select("[data-remote-src]")
                .forEach(image ->
                        image.attr("src", image.attr("data-remote-src")).removeAttr("data-remote-src"));
        return new DraftWords(
                message.newText(), DraftImages.shown(document.body().html()));
    }

    /** These, and below them what was begun since. */
    DraftWords before(DraftWords begun) {
        if (begun.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return begun;
        }
        boolean plain = html.isEmpty() && begun.html.isEmpty();
        return new DraftWords(text + "\n\n" + begun.text, plain ? "" : rich() + begun.rich());
    }

    private boolean isEmpty() {
        return text.isBlank() && !html.contains("<img");
    }

    private String rich() {
        return html.isEmpty() ? PlainText.toHtml(text) : html;
    }
}
