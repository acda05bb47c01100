package dev.parley.channel.mastodon;

import dev.parley.channel.Body;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.text.SafeHtml;
import dev.parley.channel.social.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A post as the API gives it (https://docs.joinmastodon.org/entities/Status/). */
record MastodonStatus(JsonNode json) {
    private static final int LONGEST_SPOILER = 900;

    String id() {
        return Json.id(json, "id");
    }

    String answers() {
        return Json.id(json, "in_reply_to_id");
    }

    String url() {
        String page = web(Json.text(json, "url"));
        return page.isEmpty() ? web(Json.text(json, "uri")) : page;
    }

    String spoiler() {
        return Json.line(LONGEST_SPOILER, json, "spoiler_text");
    }

    String editedAt() {
        return Json.text(json, "edited_at");
    }

    Visibility visibility() {
        return switch (Json.text(json, "visibility")) {
            case "public" -> Visibility.PUBLIC;
            case "unlisted" -> Visibility.UNLISTED;
            case "private" -> Visibility.FOLLOWERS;
            // "direct", and circles of servers that have them: the narrowest is safe.
            default -> Visibility.PRIVATE;
        };
    }

    /** Whether it says anything. */
    boolean isReadable() {
        return json.path("content").isString()
                || json.path("text").isString()
                || !Json.items(json, "media_attachments").isEmpty();
    }

    Party writer() {
        return party(json.path("account"));
    }

    List<Party> mentions() {
        return Json.items(json, "mentions").stream()
                .map(MastodonStatus::party)
                .filter(party -> !party.handle().isEmpty())
                .toList();
    }

    private static Party party(JsonNode account) {
        String name = Json.line(200, account, "display_name");
        for (var emoji : Json.items(account, "emojis")) {
            String code = Json.text(emoji, "shortcode");
            name = code.isEmpty() ? name : name.replace(":" + code + ":", "").strip();
        }
        String acct = Json.line(300, account, "acct");
        return new Party(
                Json.id(account, "id"), name, acct.isEmpty() ? "" : "@" + acct, web(Json.text(account, "url")));
    }

    Body body() {
        String html = Json.text(json, "content");
        String content = html.isEmpty() ? Json.text(json, "text") : StatusText.of(html);
        var text = new ArrayList<String>();
        text.add(spoiler());
        text.add(content);
        text.add(poll());
        text.add(descriptions());
        String whole = String.join(
                "\n\n", text.stream().filter(part -> !part.isBlank()).toList());
        String warning = spoiler().isEmpty() ? "" : "<p><strong>" + escape(spoiler()) + "</strong></p>";
        String rest = paragraph(poll()) + paragraph(descriptions());
        String safe = html.isEmpty() ? "" : SafeHtml.sanitize(warning + html + rest);
        return new Body(whole, safe, whole, "", "");
    }

    private String poll() {
        var lines = new ArrayList<String>();
        for (var option : Json.items(json, "poll", "options")) {
            long votes = Json.number(-1, option, "votes_count");
            lines.add("○ " + Json.line(500, option, "title") + (votes < 0 ? "" : " (" + votes + ")"));
        }
        return String.join("\n", lines);
    }

    /** What a picture shows, for those who do not see it. */
    private String descriptions() {
        var lines = new ArrayList<String>();
        for (var file : Json.items(json, "media_attachments")) {
            String description = Json.line(10_000, file, "description");
            if (!description.isEmpty()) {
                lines.add("[" + description + "]");
            }
        }
        return String.join("\n", lines);
    }

    List<RemoteMedia> media() {
        var all = new ArrayList<RemoteMedia>();
        for (var file : Json.items(json, "media_attachments")) {
            String here = web(Json.text(file, "url"));
            String address = here.isEmpty() ? web(Json.text(file, "remote_url")) : here;
            if (!address.isEmpty()) {
                all.add(new RemoteMedia(address, name(address), type(Json.text(file, "type")), -1, true));
            }
        }
        return all;
    }

    private static String type(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "image" -> "image";
            case "video", "gifv" -> "video";
            case "audio" -> "audio";
            default -> "";
        };
    }

    private static String name(String address) {
        String path = address.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String web(String address) {
        return address.matches("https?://[\\x21-\\x7e]{1,1990}") ? address : "";
    }

    private static String paragraph(String text) {
        return text.isBlank() ? "" : "<p>" + escape(text).replace("\n", "<br>") + "</p>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
