package dev.parley.inbox.outbox;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Stored HTML holds pictures back by means that only our own pages know: here it becomes what any mail program understands. */
final class Portable {
    private static final String SRC = "data-remote-src";
    private static final String BACKGROUND = "data-remote-background";

    private Portable() {}

    /** Our own answer. */
    static String answer(String html) {
        Document document = parse(html);
        show(document);
        return document.body().html();
    }

    /** Somebody else's message: without what it quotes, and with words for the pictures that were its attachments. */
    static String withoutQuotes(String html) {
        Document document = parse(html);
        document.select("[data-quoted]").remove();
        show(document);
        for (Element image : document.select("img")) {
            if (!image.attr("src").startsWith("http")) {
                image.replaceWith(new TextNode(image.attr("alt")));
            }
        }
        return document.body().text().isBlank() ? "" : document.body().html();
    }

    private static Document parse(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document;
    }

    private static void show(Document document) {
        document.select("[" + SRC + "]")
                .forEach(image -> image.attr("src", image.attr(SRC)).removeAttr(SRC));
        document.select("[" + BACKGROUND + "]")
                .forEach(cell -> cell.attr("background", cell.attr(BACKGROUND)).removeAttr(BACKGROUND));
        document.select("[data-signature]").removeAttr("data-signature");
        document.select("[data-quoted]").removeAttr("data-quoted");
    }
}
