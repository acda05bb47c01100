package dev.parley.channel.feed;

import dev.parley.channel.Body;
import dev.parley.channel.email.text.HtmlText;
import dev.parley.channel.email.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/** What entries write in HTML. */
final class FeedHtml {
    /** Longer ones are not worth the time it takes to mend their links. */
    private static final int LONG = 300_000;

    private FeedHtml() {}

    /** {@code base}: what relative links are meant from. */
    static Body body(String html, String base) {
        String whole = html.length() > LONG ? html : absolute(html, base);
        String text = HtmlText.of(whole);
        return new Body(text, SafeHtml.sanitize(whole), text, "", "");
    }

    private static String absolute(String html, String base) {
        var document = Jsoup.parseBodyFragment(html, base);
        document.outputSettings().prettyPrint(false);
        for (String attribute : List.of("href", "src")) {
            for (var element : document.body().select("[" + attribute + "]")) {
                String address = element.absUrl(attribute);
                if (!address.isEmpty()) {
                    element.attr(attribute, address);
                }
            }
        }
        return document.body().html();
    }

    static String fileName(String address) {
        String path = address.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** The feeds that a web page offers. */
    static List<String> offered(String page, String base) {
        var feeds = new ArrayList<String>();
        for (var link : Jsoup.parse(page, base).select("link[rel~=(?i)alternate][href]")) {
            if (link.attr("type").matches("(?i)application/(?:rss|atom)\\+xml.*") && feeds.size() < 5) {
                feeds.add(link.absUrl("href"));
            }
        }
        return feeds;
    }
}
