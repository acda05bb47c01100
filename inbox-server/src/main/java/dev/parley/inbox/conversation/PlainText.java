package dev.parley.inbox.conversation;

import org.springframework.web.util.HtmlUtils;

/** Plain text where HTML is needed. */
public final class PlainText {
    private PlainText() {}

    /** One paragraph with the same line breaks, everything else escaped. */
    public static String toHtml(String text) {
        return "<p>" + HtmlUtils.htmlEscape(text, "UTF-8").replace("\r\n", "\n").replace("\n", "<br>") + "</p>";
    }
}
