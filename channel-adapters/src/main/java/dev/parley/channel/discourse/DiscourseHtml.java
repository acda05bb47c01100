package dev.parley.channel.discourse;

import dev.parley.channel.Body;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.email.text.HtmlText;
import dev.parley.channel.email.text.SafeHtml;
import dev.parley.channel.emoji.EmojiNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/** Reads the HTML that the forum makes of a post ("cooked"): quotes, emojis, addresses without a host, uploads. */
final class DiscourseHtml {
    private static final int MAX_DEPTH = 200;
    private static final int MOST_FILES = 100;
    private static final String QUOTE = "aside.quote";

    private DiscourseHtml() {}

    static Body body(JsonNode post, String forum) {
        String cooked = post.path("cooked").stringValue("");
        if (cooked.isBlank()) {
            return Body.plain(Texts.clean(post.path("raw").stringValue("")));
        }
        var whole = parse(cooked, forum);
        String html = SafeHtml.sanitize(whole.html());
        String text = HtmlText.of(whole.html());
        String quoted = whole.select(QUOTE).stream()
                .filter(quote -> quote.parents().stream().noneMatch(outer -> outer.is(QUOTE)))
                .map(quote -> HtmlText.of(quote.html()))
                .collect(Collectors.joining("\n\n"));
        whole.select(QUOTE).remove();
        String news = quoted.isEmpty() ? text : HtmlText.of(whole.html());
        return new Body(
                Texts.clean(text).strip(),
                Texts.clean(html),
                Texts.clean(news).strip(),
                Texts.clean(quoted).strip(),
                "");
    }

    private static Element parse(String cooked, String forum) {
        var document = Jsoup.parse(cooked, forum + "/", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        document.outputSettings().prettyPrint(false);
        for (var emoji : document.select("img.emoji")) {
            String name = emoji.attr(emoji.hasAttr("title") ? "title" : "alt").replaceAll("^:|:$", "");
            emoji.replaceWith(new TextNode(name.isBlank() ? "" : EmojiNames.of(name)));
        }
        // Name and size below a picture, and avatars, are nobody's words.
        document.select("a.lightbox .meta, .quote-controls, img.avatar, svg").remove();
        for (var link : document.select("a[href]")) {
            link.attr("href", link.absUrl("href"));
        }
        for (var image : document.select("img[src]")) {
            image.attr("src", image.absUrl("src"));
            image.removeAttr("srcset");
        }
        return document.body();
    }

    /** The forum's own uploads; pictures from elsewhere stay where they are. */
    static List<RemoteMedia> files(JsonNode post, String forum) {
        Map<String, RemoteMedia> found = new LinkedHashMap<>();
        var body = parse(post.path("cooked").stringValue(""), forum);
        body.select(QUOTE + ", aside.onebox").remove();
        for (var link : body.select("a.attachment[href], a.lightbox[href]")) {
            boolean picture = link.hasClass("lightbox");
            String name = picture ? link.attr("title") : link.text();
            add(found, link.attr("href"), name, picture);
        }
        for (var image : body.select("img[src]")) {
            if (image.closest("a.lightbox") == null && image.attr("src").contains("/uploads/")) {
                add(found, image.attr("src"), image.attr("alt"), true);
            }
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<String, RemoteMedia> found, String url, String title, boolean picture) {
        if (url.matches("https?://.{3,2000}") && found.size() < MOST_FILES) {
            String path = url.replaceAll("[?#].*", "");
            String last = path.substring(path.lastIndexOf('/') + 1);
            String name = Texts.oneLine(title.contains(".") ? title : last, 200);
            found.putIfAbsent(
                    url,
                    new RemoteMedia(
                            url,
                            name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
                            picture ? "image" : "",
                            -1,
                            picture));
        }
    }
}
