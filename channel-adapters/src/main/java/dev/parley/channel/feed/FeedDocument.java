package dev.parley.channel.feed;

import dev.parley.channel.feed.FeedXml.UnreadableFeedException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/**
 * A feed, cut into documents of one entry each, so that one that nobody can read holds none of the others back.
 *
 * @param title what the feed calls itself; empty where it does not
 * @param pause how long the feed wants to be left alone
 * @param entries as the feed has them, each within what the feed says of itself
 */
record FeedDocument(String title, Duration pause, List<Document> entries) {
    private static final int MOST = 1000;
    private static final int LONGEST_TEXT = 2000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Set<String> VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");
    private static final Set<String> OF_THE_FEED = Set.of(
            "title", "link", "id", "author", "language", "lang", "managingEditor", "creator", "publisher", "updated");
    private static final Namespace SYNDICATION = Namespace.getNamespace("http://purl.org/rss/1.0/modules/syndication/");

    FeedDocument {
        entries = List.copyOf(entries);
    }

    static FeedDocument of(Document whole) throws UnreadableFeedException {
        var root = whole.getRootElement();
        var holder = holder(root);
        String name = root.getName().equals("feed") ? "entry" : "item";
        var items = new ArrayList<Element>();
        collect(root, name, items);
        if (holder != root) {
            collect(holder, name, items);
        }
        var channel = root.getName().equals("feed") ? root : holder(root, "channel");
        String title = text(channel, "title");
        var pause = pause(channel);
        items.forEach(Element::detach);
        strip(root);
        if (channel != root) {
            strip(channel);
        }
        var entries = new ArrayList<Document>();
        for (var item : items.subList(0, Math.min(items.size(), MOST))) {
            entries.add(single(root, item));
        }
        return new FeedDocument(title, pause, entries);
    }

    /** The element that entries stand in. */
    private static Element holder(Element root) throws UnreadableFeedException {
        return switch (root.getName()) {
            case "feed" -> root;
            case "RDF" -> root;
            case "rss" -> {
                String version = root.getAttributeValue("version", "");
                if (!VERSIONS.contains(version.strip())) {
                    root.setAttribute("version", "2.0");
                }
                if (root.getChild("channel", root.getNamespace()) == null && root.getChild("channel") == null) {
                    throw new UnreadableFeedException("This is RSS without a channel.", null);
                }
                yield holder(root, "channel");
            }
            case "html" ->
                throw new UnreadableFeedException(
                        "This is a web page, not a feed. Enter the address of its feed.", null);
            default ->
                throw new UnreadableFeedException(
                        "This is neither RSS nor Atom, but XML that begins with \"" + root.getName() + "\".", null);
        };
    }

    private static Element holder(Element root, String name) {
        return root.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .findFirst()
                .orElse(root);
    }

    private static void collect(Element parent, String name, List<Element> items) {
        parent.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .filter(child -> isCore(child.getNamespaceURI(), parent.getNamespaceURI()))
                .forEach(items::add);
    }

    /** An entry of the feed's own kind, not of an extension. */
    private static boolean isCore(String child, String parent) {
        return child.equals(parent)
                || child.isEmpty()
                || child.startsWith("http://purl.org/rss/")
                || child.startsWith("http://my.netscape.com/rdf/");
    }

    /** Leaves what each entry has to be read with. */
    private static void strip(Element element) {
        element.getChildren().stream()
                .filter(child -> !child.getName().equals("channel")
                        && (!OF_THE_FEED.contains(child.getName())
                                || child.getValue().length() > LONGEST_TEXT
                                || child.getChildren().size() > 10))
                .toList()
                .forEach(Element::detach);
    }

    private static Document single(Element frame, Element item) {
        var root = frame.clone();
        var parent = frame.getName().equals("rss") ? holder(root, "channel") : root;
        parent.addContent(item);
        return new Document(root);
    }

    /** A document as bytes of UTF-8. */
    static byte[] bytes(Document document) {
        var out = new StringWriter();
        try {
            new XMLOutputter(Format.getRawFormat().setLineSeparator("\n")).output(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .map(Element::getTextNormalize)
                .findFirst()
                .orElse("");
    }

    private static Duration pause(Element channel) {
        long minutes = number(text(channel, "ttl"));
        long frequency = Math.max(1, number(channel.getChildText("updateFrequency", SYNDICATION)));
        String period = channel.getChildText("updatePeriod", SYNDICATION);
        long seconds = switch (period == null ? "" : period.strip()) {
            case "hourly" -> 3_600;
            case "daily" -> 86_400;
            case "weekly" -> 7 * 86_400;
            case "monthly", "yearly" -> 30 * 86_400;
            default -> 0;
        };
        var wanted = Duration.ofSeconds(Math.max(minutes * 60, seconds / frequency));
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    private static long number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,6}") ? Long.parseLong(text.strip()) : 0;
    }
}
