package dev.parley.channel.email.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlStreamEventReceiver;

/** Tells the sanitizer of a parsed document as its own lexer would tell it of the text, which need not be parsed again. */
final class HtmlEvents implements NodeVisitor {
    private final HtmlStreamEventReceiver receiver;

    private HtmlEvents(HtmlStreamEventReceiver receiver) {
        this.receiver = receiver;
    }

    /** Everything inside {@code body}, without the element itself. */
    static void send(Element body, HtmlStreamEventReceiver receiver) {
        receiver.openDocument();
        body.traverse(new HtmlEvents(receiver));
        receiver.closeDocument();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            receiver.text(text.getWholeText());
        } else if (depth > 0 && node instanceof Element element) {
            receiver.openTag(element.normalName(), attributes(element));
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (depth > 0 && node instanceof Element element) {
            receiver.closeTag(element.normalName());
        }
    }

    /** Names and values in turn, in a list that the sanitizer may change. */
    private static List<String> attributes(Element element) {
        List<String> attributes = new ArrayList<>(2 * element.attributesSize());
        if (element.attributesSize() > 0) {
            for (Attribute attribute : element.attributes()) {
                attributes.add(attribute.getKey());
                attributes.add(attribute.getValue());
            }
        }
        return attributes;
    }
}
