package dev.parley.channel.email.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Plain text as a person would type it: paragraphs, lists, rows of tables, "> " before quoted lines, and addresses behind
 * links where the link's text does not tell them.
 */
public final class HtmlText implements NodeVisitor {
    private static final int MAX_LINK = 160;
    private static final int MAX_QUOTE_DEPTH = 6;
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote", "figure");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "tr",
            "li",
            "dt",
            "dd",
            "hr",
            "address",
            "article",
            "section",
            "header",
            "footer",
            "main",
            "center",
            "caption",
            "figcaption",
            "details",
            "summary",
            "form",
            "fieldset",
            "body",
            "tbody",
            "thead",
            "tfoot",
            "aside",
            "nav");

    private final StringBuilder out = new StringBuilder();
    private final Map<Node, int[]> ranges = new IdentityHashMap<>();
    /** For each depth where the node that is open there started. */
    private int[] starts = new int[64];

    private final List<RenderedHtml.Mark> marks = new ArrayList<>();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private int quoteDepth;
    private int preDepth;
    private int newLines;
    private boolean blank;
    private boolean hasQuotes;
    private int quotedFrom = -1;

    private HtmlText() {}

    /** The text of a cleaned document's body. */
    static RenderedHtml render(Element body) {
        HtmlText visitor = new HtmlText();
        body.traverse(visitor);
        int length = visitor.out.length();
        if (visitor.quotedFrom >= 0) {
            visitor.marks.add(
                    new RenderedHtml.Mark(Math.min(visitor.quotedFrom, length), length, ReplySplitter.Kind.QUOTED));
        }
        return new RenderedHtml(visitor.out.toString(), visitor.ranges, visitor.marks, visitor.hasQuotes);
    }

    /** The text of a piece of HTML. */
    public static String of(String html) {
        return render(HtmlClean.parse(html)).text();
    }

    @Override
    public void head(Node node, int depth) {
        if (depth >= starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        starts[depth] = out.length();
        if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (PARAGRAPHS.contains(name)) {
            breakLines(lists.isEmpty() || !name.equals("ul") && !name.equals("ol") ? 2 : 1);
        } else if (BLOCKS.contains(name)) {
            breakLines(1);
        }
        if (HtmlQuotes.startsQuote(element) && quotedFrom < 0 && !out.toString().isBlank()) {
            hasQuotes = true;
            quotedFrom = out.length() + (out.isEmpty() ? 0 : newLines);
        }
        switch (name) {
            case "br" -> newLines++;
            case "blockquote" -> quoteDepth += HtmlQuotes.isBlockQuote(element) ? 1 : 0;
            case "pre" -> preDepth++;
            case "ol", "ul" -> lists.push(new int[] {name.equals("ol") ? 1 : 0});
            case "li" -> item();
            case "td", "th" -> cell(element);
            case "img" -> text(alternative(element));
            default -> {}
        }
    }

    private void item() {
        int[] list = lists.peek();
        String bullet = list == null || list[0] == 0 ? "- " : list[0]++ + ". ";
        write("  ".repeat(Math.max(0, Math.min(5, lists.size() - 1))) + bullet);
        blank = false;
    }

    private void cell(Element cell) {
        if (newLines == 0 && !out.isEmpty() && cell.previousElementSibling() != null) {
            Element first = cell.firstElementChild();
            if (first != null && (BLOCKS.contains(first.normalName()) || PARAGRAPHS.contains(first.normalName()))) {
                newLines = 1;
            } else {
                out.append(" | ");
                blank = false;
            }
        }
    }

    private static String alternative(Element image) {
        String text = image.attr("alt").strip();
        boolean emoji = text.length() <= 8 && !text.isEmpty() && text.codePointAt(0) > 0x2000;
        return text.isEmpty() || text.length() > 200 ? "" : emoji ? text : "[" + text + "]";
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
        int from = starts[depth];
        if (out.length() > from) {
            while (from < out.length() && (out.charAt(from) == '\n')) {
                from++;
            }
            ranges.put(node, new int[] {from, out.length()});
            if (node instanceof Element element) {
                mark(element, from);
            }
        }
    }

    private void mark(Element element, int from) {
        if (element.attributesSize() == 0) {
            return;
        }
        if (HtmlQuotes.isSignature(element)) {
            marks.add(new RenderedHtml.Mark(from, out.length(), ReplySplitter.Kind.SIGNATURE));
        } else if (HtmlQuotes.isQuote(element)) {
            hasQuotes = true;
            marks.add(new RenderedHtml.Mark(from, out.length(), ReplySplitter.Kind.QUOTED));
        }
    }

    private void close(Element element) {
        String name = element.normalName();
        switch (name) {
            case "a" -> link(element);
            case "blockquote" -> {
                if (HtmlQuotes.isBlockQuote(element)) {
                    hasQuotes = true;
                    quoteDepth--;
                }
            }
            case "pre" -> preDepth--;
            case "ol", "ul" -> lists.poll();
            default -> {}
        }
        if (PARAGRAPHS.contains(name)) {
            breakLines(lists.isEmpty() || !name.equals("ul") && !name.equals("ol") ? 2 : 1);
        } else if (BLOCKS.contains(name)) {
            breakLines(1);
        }
    }

    private void link(Element link) {
        String href = link.attr("href").strip();
        String address = href.toLowerCase(Locale.ROOT).startsWith("mailto:") ? href.substring(7) : href;
        int query = address.equals(href) ? -1 : address.indexOf('?');
        address = query < 0 ? address : address.substring(0, query);
        boolean useful = !address.isEmpty()
                && address.length() <= MAX_LINK
                && (!address.equals(href) || href.startsWith("http"));
        String text = link.text().strip();
        if (useful && !text.isEmpty() && !sameAddress(text, address)) {
            text(" (" + address + ")");
        }
    }

    private static boolean sameAddress(String text, String address) {
        int scheme = address.startsWith("https://") ? 8 : address.startsWith("http://") ? 7 : 0;
        boolean www = scheme > 0 && address.startsWith("www.", scheme);
        String bare = address.substring(www ? scheme + 4 : scheme);
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        return text.contains("://") || text.toLowerCase(Locale.ROOT).contains(bare.toLowerCase(Locale.ROOT));
    }

    private void breakLines(int count) {
        newLines = Math.max(newLines, count);
        blank = false;
    }

    private void text(String text) {
        if (preDepth > 0) {
            int at = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
                write(text.substring(at, end));
                newLines++;
                at = end + 1;
            }
            write(text.substring(at));
            return;
        }
        char[] words = new char[2 * text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0') {
                blank = true;
            } else if (c < '\u00AD' || !isInvisible(c)) {
                if (blank && (length > 0 || !out.isEmpty() && newLines == 0)) {
                    words[length++] = ' ';
                }
                blank = false;
                words[length++] = c;
            }
        }
        write(new String(words, 0, length));
    }

    private static boolean isInvisible(char c) {
        return c == '\u200B' || c == '\u200C' || c == '\u00AD' || c == '\u034F' || c == '\uFEFF';
    }

    private void write(String text) {
        if (text.isEmpty()) {
            return;
        }
        String prefix = quoteDepth == 0 ? "" : ">".repeat(Math.min(quoteDepth, MAX_QUOTE_DEPTH)) + " ";
        if (out.isEmpty()) {
            out.append(prefix);
        } else if (newLines > 0) {
            for (int i = 0; i < Math.min(newLines, 3); i++) {
                boolean last = i + 1 == Math.min(newLines, 3);
                out.append('\n').append(last ? prefix : prefix.stripTrailing());
            }
        }
        boolean startsLine = newLines > 0 || out.length() == prefix.length();
        newLines = 0;
        out.append(startsLine && preDepth == 0 ? text.stripLeading() : text);
    }
}
