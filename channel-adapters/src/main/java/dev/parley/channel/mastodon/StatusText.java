package dev.parley.channel.mastodon;

import dev.parley.channel.email.text.HtmlText;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a post's HTML: mentions and hashtags as they are read, links whole although the page hides parts of them, spaces
 * as they were written.
 */
final class StatusText implements NodeVisitor {
    /** No instance takes as much from a person; the other reader is made for what is hostile. */
    private static final int LONG = 200_000;

    private static final int MAX_DEPTH = 100;
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "pre", "blockquote", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LINES = Set.of("li", "div");
    private static final Set<String> UNREAD = Set.of("script", "style", "template");

    private final StringBuilder out = new StringBuilder();
    private int lines;
    private int link;
    private int unread;

    private StatusText() {}

    static String of(String html) {
        if (html.length() > LONG) {
            return HtmlText.of(html);
        }
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        var text = new StatusText();
        document.body().traverse(text);
        return text.out.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text && unread == 0) {
            write(text.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (UNREAD.contains(name)) {
            unread++;
        } else if (name.equals("br")) {
            lines = Math.min(lines + 1, 3);
        } else if (name.equals("a")) {
            flush();
            link = out.length();
        } else {
            block(name);
        }
        if (name.equals("li")) {
            write("• ");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (UNREAD.contains(name)) {
                unread--;
            } else if (name.equals("a")) {
                link(element);
            } else {
                block(name);
            }
        }
    }

    private void block(String name) {
        if (PARAGRAPHS.contains(name)) {
            lines = Math.max(lines, 2);
        } else if (LINES.contains(name)) {
            lines = Math.max(lines, 1);
        }
    }

    /** A link's address where its text does not tell it. */
    private void link(Element element) {
        String href = element.attr("href").strip();
        String text = out.substring(Math.min(link, out.length())).strip();
        boolean name = element.hasClass("mention")
                || element.hasClass("hashtag")
                || text.startsWith("@")
                || text.startsWith("#")
                || element.attr("rel").contains("tag");
        if (!name && href.startsWith("http") && !bare(href).equals(bare(text))) {
            write(text.isEmpty() ? href : " (" + href + ")");
        }
    }

    private static String bare(String address) {
        return address.replaceFirst("^https?://", "").replaceFirst("/$", "");
    }

    private void write(String text) {
        String words = text.indexOf('\n') < 0 ? text : text.replaceAll("[ \\t\\r]*\\n[ \\t\\r\\n]*", " ");
        boolean starts = lines > 0 || out.isEmpty();
        words = starts ? words.stripLeading() : words;
        if (!words.isEmpty()) {
            flush();
            out.append(words);
        }
    }

    private void flush() {
        if (!out.isEmpty()) {
            out.append("\n".repeat(lines));
        }
        lines = 0;
    }
}
