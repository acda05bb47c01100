package dev.parley.channel.email.text;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The first words of an element, as {@link Element#text()} gives all of them. */
final class FirstText implements NodeFilter {
    private static final int ENOUGH = 200;

    private final StringBuilder words = new StringBuilder();

    private FirstText() {}

    /** At least {@value #ENOUGH} characters where there are so many. */
    static String of(Element element) {
        FirstText first = new FirstText();
        element.filter(first);
        return first.words.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            add(text.getWholeText());
        } else if (node instanceof Element element
                && (element.isBlock() || element.normalName().equals("br"))) {
            add(" ");
        }
        return words.length() < ENOUGH ? FilterResult.CONTINUE : FilterResult.STOP;
    }

    private void add(String text) {
        for (int i = 0; i < text.length() && words.length() < ENOUGH; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00A0') {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
    }
}
