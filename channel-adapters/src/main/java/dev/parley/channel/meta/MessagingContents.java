package dev.parley.channel.meta;

import dev.parley.channel.Body;
import dev.parley.channel.RemoteMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What a message of Messenger or Instagram holds.
 *
 * @param subject the title of the advertisement it came through; empty otherwise
 */
record MessagingContents(Body body, List<RemoteMedia> media, String subject) {
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_NAME = 200;

    MessagingContents {
        media = List.copyOf(media);
    }

    static MessagingContents of(JsonNode message, String provider) {
        List<String> lines = new ArrayList<>();
        List<RemoteMedia> media = new ArrayList<>();
        add(lines, Fields.text(message, "text"));
        for (var attachment : Fields.list(message, "attachments")) {
            read(attachment, lines, media, provider);
        }
        String quoted = quoted(message, media);
        if (lines.isEmpty() && media.isEmpty() && quoted.isEmpty()) {
            lines.add("(" + provider + " did not pass on what this message holds.)");
        }
        String text = String.join("\n", lines);
        var body =
                quoted.isEmpty() ? Body.plain(text) : new Body((text + "\n\n" + quoted).strip(), "", text, quoted, "");
        return new MessagingContents(body, media, subject(message));
    }

    /** The title of the advertisement that a message came through. */
    static String subject(JsonNode message) {
        return Fields.line(message, LONGEST_SUBJECT, "referral", "ads_context_data", "ad_title");
    }

    private static void read(JsonNode attachment, List<String> lines, List<RemoteMedia> media, String provider) {
        String type = Fields.text(attachment, "type");
        var payload = attachment.path("payload");
        String url = Fields.text(payload, "url");
        switch (type) {
            case "image", "video", "audio", "file" -> {
                if (url.isEmpty()) {
                    lines.add("(" + provider + " did not pass on this " + type + ".)");
                } else {
                    boolean sticker = !Fields.text(payload, "sticker_id").isEmpty();
                    media.add(file(url, type.equals("file") ? "" : type, sticker));
                }
            }
            case "story_mention" -> {
                lines.add("(Mentioned you in their story.)");
                addFile(media, url, "");
            }
            case "reel", "ig_reel" -> {
                add(lines, Fields.text(payload, "title"));
                addFile(media, url, "video");
            }
            case "ephemeral" ->
                lines.add("(A picture or video that " + provider + " shows once, in its own app only.)");
            case "location" -> location(attachment, lines);
            case "like_heart" -> lines.add("❤️");
            case "template" -> template(attachment.path("payload"), lines);
            default -> share(attachment, lines, media);
        }
    }

    private static RemoteMedia file(String url, String type, boolean inline) {
        return new RemoteMedia(url, name(url), type, -1, inline);
    }

    private static void addFile(List<RemoteMedia> media, String url, String type) {
        if (!url.isEmpty()) {
            media.add(file(url, type, false));
        }
    }

    /** A file in the name of the address where it says one: "…/bill.pdf?_nc_cat=1". */
    private static String name(String url) {
        String path = url.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
        boolean told = path.matches("[\\p{L}\\p{N}._ -]{1,150}\\.[A-Za-z0-9]{2,5}");
        return told && path.length() <= LONGEST_NAME ? path : "";
    }

    /** Instagram gives the shared picture itself, Messenger the page it is on. */
    private static void share(JsonNode attachment, List<String> lines, List<RemoteMedia> media) {
        String url = Fields.text(attachment, "payload", "url");
        boolean picture = url.toLowerCase(Locale.ROOT)
                .matches("https://(lookaside\\.fbsbx\\.com|[a-z0-9.-]+\\.(fbcdn\\.net|cdninstagram\\.com))/.*");
        if (picture) {
            add(lines, Fields.text(attachment, "payload", "title"));
            media.add(file(url, "", false));
        } else {
            link(attachment, lines);
        }
    }

    private static void link(JsonNode attachment, List<String> lines) {
        String title = Fields.text(attachment, "title");
        add(lines, title.isEmpty() ? Fields.text(attachment, "payload", "title") : title);
        String url = Fields.text(attachment, "url");
        String target = url.isEmpty() ? Fields.text(attachment, "payload", "url") : url;
        // The text of a message that is a link has it already.
        if (lines.stream().noneMatch(line -> !target.isEmpty() && line.contains(target))) {
            add(lines, target);
        }
    }

    /** What a program sent, or a product that the customer asks about. */
    private static void template(JsonNode payload, List<String> lines) {
        add(lines, Fields.text(payload, "text"));
        add(lines, Fields.text(payload, "intro_message"));
        var elements = new ArrayList<>(Fields.list(payload, "elements"));
        elements.addAll(Fields.list(payload, "product", "elements"));
        for (var element : elements) {
            add(lines, Fields.text(element, "title"));
            add(lines, Fields.text(element, "subtitle"));
        }
        for (var button : Fields.list(payload, "buttons")) {
            String title = Fields.text(button, "title");
            add(lines, title.isEmpty() ? "" : "[" + title + "]");
        }
    }

    private static void location(JsonNode attachment, List<String> lines) {
        add(lines, Fields.text(attachment, "title"));
        var coordinates = Fields.at(attachment, "payload", "coordinates");
        String latitude = Fields.text(coordinates, "lat");
        String longitude = Fields.text(coordinates, "long");
        if (!latitude.isEmpty() && !longitude.isEmpty()) {
            lines.add("https://maps.google.com/?q=" + latitude + "," + longitude);
        }
    }

    /** The story or the advertisement that the customer answers. */
    private static String quoted(JsonNode message, List<RemoteMedia> media) {
        List<String> lines = new ArrayList<>();
        var story = Fields.at(message, "reply_to", "story");
        if (story.isObject()) {
            lines.add("(Answer to your story.)");
            addFile(media, Fields.text(story, "url"), "");
        }
        add(lines, subject(message));
        var product = Fields.text(message, "referral", "product", "id");
        add(lines, product.isEmpty() ? "" : "(About the product " + product + ".)");
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }
}
