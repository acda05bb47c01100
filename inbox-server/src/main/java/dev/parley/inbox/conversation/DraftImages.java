package dev.parley.inbox.conversation;

import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Pictures within an answer: while it is a draft they are shown from {@code /api/attachments/{id}?inline}, in the message by
 * {@code cid:} and the content id that the file has from its upload on.
 */
public final class DraftImages {
    private static final String DOMAIN = "@draft.parley";
    private static final String PATH = "/api/attachments/";
    private static final Pattern CID = Pattern.compile(
            "cid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})" + Pattern.quote(DOMAIN));

    private DraftImages() {}

    /** What the message will call this file. */
    public static String contentId(UUID file) {
        return file + DOMAIN;
    }

    /** An editor's HTML with its pictures named as in a message; pictures that do not go with it are gone. */
    public static String named(String html, Collection<UUID> files) {
        if (!html.contains(PATH)) {
            return html;
        }
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        for (var image : document.select("img[src^=" + PATH + "]")) {
            var file = files.stream()
                    .filter(id -> image.attr("src").startsWith(PATH + id))
                    .findFirst();
            file.ifPresentOrElse(id -> image.attr("src", "cid:" + contentId(id)), image::remove);
        }
        return document.body().html();
    }

    /** A message's HTML as the editor shows it again. */
    static String shown(String html) {
        return CID.matcher(html).replaceAll(match -> PATH + match.group(1) + "?inline");
    }
}
