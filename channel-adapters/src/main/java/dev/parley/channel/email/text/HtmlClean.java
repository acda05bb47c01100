package dev.parley.channel.email.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/** Parses HTML and takes out what nobody is meant to read: scripts, styles, comments, hidden preheaders. */
final class HtmlClean {
    private static final int MAX_DEPTH = 200;
    private static final Set<String> UNREAD = Set.of(
            "script",
            "style",
            "head",
            "title",
            "meta",
            "link",
            "template",
            "object",
            "embed",
            "applet",
            "iframe",
            "frame",
            "frameset",
            "noframes",
            "svg",
            "math",
            "audio",
            "video",
            "canvas",
            "select",
            "textarea",
            "input",
            "button",
            "map",
            "noembed",
            "xmp",
            "plaintext",
            "portal",
            "dialog");

    private HtmlClean() {}

    /** The body of the document that {@code html} makes. */
    static Element parse(String html) {
        Document document =
                Jsoup.parse(HtmlTidy.tidy(html), "", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        clean(body);
        return body;
    }

    /** Children are put anew rather than removed one by one, which takes the time squared where many are hidden. */
    private static void clean(Element body) {
        Deque<Element> open = new ArrayDeque<>();
        open.add(body);
        while (!open.isEmpty()) {
            Element element = open.removeLast();
            if (element.attributesSize() > 0) {
                element.removeAttr("data-quoted");
                element.removeAttr("data-signature");
            }
            boolean all = true;
            for (Node child : element.childNodes()) {
                boolean read = isRead(child);
                all &= read;
                if (read && child instanceof Element inner) {
                    open.add(inner);
                }
            }
            if (!all) {
                List<Node> kept =
                        element.childNodes().stream().filter(HtmlClean::isRead).toList();
                element.empty();
                element.appendChildren(kept);
            }
        }
    }

    private static boolean isRead(Node node) {
        return node instanceof Element element
                ? !UNREAD.contains(element.normalName()) && !isHidden(element)
                : !(node instanceof Comment);
    }

    private static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        if (element.hasAttr("hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String packed = style.toLowerCase(Locale.ROOT).replace(" ", "");
        return packed.contains("display:none")
                || packed.contains("visibility:hidden")
                || packed.contains("mso-hide:all")
                || packed.contains("font-size:0;")
                || packed.contains("font-size:0px")
                || packed.contains("max-height:0");
    }
}
