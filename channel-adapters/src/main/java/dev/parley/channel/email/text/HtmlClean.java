package dev.parley.channel.email.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

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
                Jsoup.parse(HtmlDepth.limit(html), "", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        body.filter(new Unread());
        return body;
    }

    private static final class Unread implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Comment) {
                return FilterResult.REMOVE;
            }
            if (node instanceof Element element) {
                if (depth > 0 && (UNREAD.contains(element.normalName()) || isHidden(element))) {
                    return FilterResult.REMOVE;
                }
                element.removeAttr("data-quoted");
                element.removeAttr("data-signature");
            }
            return FilterResult.CONTINUE;
        }

        private static boolean isHidden(Element element) {
            if (element.hasAttr("hidden")) {
                return true;
            }
            if (!element.hasAttr("style")) {
                return false;
            }
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return style.contains("display:none")
                    || style.contains("visibility:hidden")
                    || style.contains("mso-hide:all")
                    || style.contains("font-size:0;")
                    || style.contains("font-size:0px")
                    || style.contains("max-height:0");
        }
    }
}
