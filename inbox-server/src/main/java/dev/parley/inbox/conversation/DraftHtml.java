package dev.parley.inbox.conversation;

import dev.parley.channel.email.text.SafeHtml;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import java.util.List;
import org.jsoup.Jsoup;

/** A draft's HTML for other eyes than its writer's: it was stored as typed or pasted. */
final class DraftHtml {
    private DraftHtml() {}

    /** Safe, with the pictures that are the draft's own files, and none from elsewhere. */
    static String safe(String html, List<AttachmentView> files) {
        if (html.isBlank()) {
            return "";
        }
        var own = files.stream().map(AttachmentView::id).toList();
        var document = Jsoup.parseBodyFragment(SafeHtml.sanitize(DraftImages.named(html, own)));
        document.outputSettings().prettyPrint(false);
        document.select("img:not([src])").remove();
        document.select("[data-remote-background]").removeAttr("data-remote-background");
        return DraftImages.shown(document.body().html());
    }
}
