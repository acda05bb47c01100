package dev.parley.channel.x;

import dev.parley.channel.RemoteMedia;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Text as its writer typed it: X shortens links, puts one for each picture at the end, and escapes three characters. */
final class XText {
    private static final Pattern SHORT = Pattern.compile(" ?https?://t\\.co/[A-Za-z0-9]+");

    private XText() {}

    /** {@code entities}: of the text and of what was attached. */
    static String plain(String text, JsonNode... entities) {
        Map<String, String> links = new HashMap<>();
        for (var each : entities) {
            for (var url : Fields.list(each.path("urls"))) {
                links.put(Fields.text(url.path("url")), shown(url));
            }
            for (var media : Fields.list(each.path("media"))) {
                links.put(Fields.text(media.path("url")), "");
            }
        }
        String open = SHORT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(link(found.group(), links)));
        return open.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String link(String found, Map<String, String> links) {
        String url = found.strip();
        String target = links.getOrDefault(url, url);
        return target.isEmpty() ? "" : found.substring(0, found.length() - url.length()) + escaped(target);
    }

    /** Undone with the rest of the text. */
    private static String escaped(String url) {
        return url.replace("&", "&amp;");
    }

    private static String shown(JsonNode url) {
        boolean attached = !Fields.text(url.path("media_key")).isEmpty();
        String expanded = Fields.first(url, "unwound_url", "expanded_url");
        return attached ? "" : expanded.isEmpty() ? Fields.text(url.path("url")) : expanded;
    }

    /** The files among V2's expansions that these keys name. */
    static List<RemoteMedia> media(JsonNode keys, JsonNode includes) {
        var wanted = Fields.list(keys).stream().map(Fields::text).toList();
        return files(Fields.list(includes.path("media")).stream()
                .filter(media -> wanted.contains(Fields.text(media.path("media_key"))))
                .toList());
    }

    /** Pictures, and of films the best that is there. */
    static List<RemoteMedia> files(List<JsonNode> media) {
        var files = new ArrayList<RemoteMedia>();
        for (var each : media) {
            var variants = each.has("video_info") ? each.path("video_info").path("variants") : each.path("variants");
            var film = best(Fields.list(variants));
            String picture = Fields.first(each, "media_url_https", "url", "preview_image_url");
            if (!film.isEmpty()) {
                files.add(new RemoteMedia(film, "", "video/mp4", -1, false));
            } else if (picture.startsWith("http")) {
                files.add(new RemoteMedia(picture, "", "image", -1, false));
            }
        }
        return files;
    }

    private static String best(List<JsonNode> variants) {
        String best = "";
        long rate = -1;
        for (var variant : variants) {
            var given = variant.has("bit_rate") ? variant.path("bit_rate") : variant.path("bitrate");
            long bits = given.isNumber() ? given.asLong(0) : 0;
            String url = Fields.text(variant.path("url"));
            if (Fields.text(variant.path("content_type")).equals("video/mp4") && !url.isEmpty() && bits > rate) {
                best = url;
                rate = bits;
            }
        }
        return best;
    }
}
