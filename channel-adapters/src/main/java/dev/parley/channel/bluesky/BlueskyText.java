package dev.parley.channel.bluesky;

import dev.parley.channel.RemoteMedia;
import dev.parley.channel.social.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A record's text with what is embedded in it (app.bsky.embed.*), and its files. */
record BlueskyText(JsonNode content, String writer) {
    String text() {
        var parts = new ArrayList<String>();
        parts.add(Facets.withLinks(Json.text(content, "text"), content.path("facets")));
        describe(content.path("embed"), parts);
        return String.join(
                "\n\n", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private static void describe(JsonNode embed, List<String> parts) {
        String type = type(embed);
        if (type.startsWith("app.bsky.embed.recordWithMedia")) {
            describe(embed.path("media"), parts);
            quote(embed.path("record"), parts);
        } else if (type.startsWith("app.bsky.embed.record")) {
            quote(embed, parts);
        } else if (type.startsWith("app.bsky.embed.external")) {
            String title = Json.line(500, embed, "external", "title");
            String link = Json.line(2000, embed, "external", "uri");
            parts.add(title.isEmpty() ? link : title + "\n" + link);
        } else if (type.startsWith("app.bsky.embed.video")) {
            parts.add(bracketed(Json.line(2000, embed, "alt")));
        } else {
            var descriptions = new ArrayList<String>();
            for (var image : Json.items(embed, "images")) {
                descriptions.add(bracketed(Json.line(2000, image, "alt")));
            }
            parts.add(String.join(
                    "\n", descriptions.stream().filter(line -> !line.isEmpty()).toList()));
        }
    }

    private static String bracketed(String text) {
        return text.isEmpty() ? "" : "[" + text + "]";
    }

    /** The record that is quoted, as a post carries it, or as a view of it. */
    private static void quote(JsonNode embed, List<String> parts) {
        String uri = Json.text(embed, "record", "uri");
        String page = PostUri.page(uri);
        String words = Json.text(embed, "record", "value", "text");
        String link = page.isEmpty() ? uri : page;
        parts.add(words.isEmpty() ? link : "> " + words.replace("\n", "\n> ") + "\n" + link);
    }

    private static String type(JsonNode embed) {
        return Json.text(embed, "$type");
    }

    List<RemoteMedia> media() {
        var all = new ArrayList<RemoteMedia>();
        collect(content.path("embed"), all);
        return all;
    }

    private void collect(JsonNode embed, List<RemoteMedia> all) {
        if (type(embed).startsWith("app.bsky.embed.recordWithMedia")) {
            collect(embed.path("media"), all);
        } else if (type(embed).startsWith("app.bsky.embed.video")) {
            add(embed.path("video"), "video", all);
        } else {
            for (var image : Json.items(embed, "images")) {
                add(image.path("image"), "image", all);
            }
        }
    }

    private void add(JsonNode blob, String kind, List<RemoteMedia> all) {
        String cid = Json.id(blob, "ref", "$link");
        if (!cid.isEmpty() && cid.matches("[A-Za-z0-9]+") && PostUri.isDid(writer)) {
            String type = Json.line(100, blob, "mimeType");
            String mediaType = type.matches("[a-z]+/[a-z0-9.+-]+") ? type : kind;
            String ending = mediaType.contains("/") ? "." + mediaType.replaceFirst(".*/", "") : "";
            all.add(new RemoteMedia(
                    writer + "/" + cid,
                    kind + (all.size() + 1) + ending,
                    mediaType,
                    Json.number(-1, blob, "size"),
                    true));
        }
    }
}
