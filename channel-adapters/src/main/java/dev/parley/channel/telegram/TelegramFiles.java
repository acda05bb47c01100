package dev.parley.channel.telegram;

import static dev.parley.channel.telegram.Fields.list;
import static dev.parley.channel.telegram.Fields.number;
import static dev.parley.channel.telegram.Fields.text;

import dev.parley.channel.RemoteMedia;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The files of a message, to be fetched by their file_id. */
final class TelegramFiles {
    private static final int LONGEST_NAME = 200;

    private TelegramFiles() {}

    static List<RemoteMedia> of(JsonNode message) {
        var files = new ArrayList<RemoteMedia>();
        photo(files, list(message, "photo"));
        add(files, message.path("animation"), "animation.mp4", "video/mp4");
        if (!message.has("animation")) {
            // An animation comes once more as a document.
            add(files, message.path("document"), "document", "");
        }
        add(files, message.path("video"), "video.mp4", "video/mp4");
        add(files, message.path("video_note"), "video.mp4", "video/mp4");
        add(files, message.path("live_photo"), "photo.mp4", "video/mp4");
        add(files, message.path("voice"), "voice.ogg", "audio/ogg");
        add(files, message.path("audio"), "audio.mp3", "audio/mpeg");
        sticker(files, message.path("sticker"));
        for (var paid : list(message.path("paid_media"), "paid_media")) {
            photo(files, list(paid, "photo"));
            add(files, paid.path("video"), "video.mp4", "video/mp4");
            add(files, paid.path("live_photo"), "photo.mp4", "video/mp4");
        }
        for (var block : list(message.path("rich_message"), "blocks")) {
            photo(files, list(block, "photo"));
            add(files, block.path("video"), "video.mp4", "video/mp4");
            add(files, block.path("animation"), "animation.mp4", "video/mp4");
            add(files, block.path("audio"), "audio.mp3", "audio/mpeg");
            add(files, block.path("voice_note"), "voice.ogg", "audio/ogg");
        }
        return List.copyOf(files);
    }

    /** One photo in several sizes. */
    private static void photo(List<RemoteMedia> files, List<JsonNode> sizes) {
        sizes.stream()
                .max(Comparator.comparingDouble((JsonNode size) ->
                        Math.max(0.0, number(size, "width")) * Math.max(0.0, number(size, "height"))))
                .ifPresent(largest -> add(files, largest, "photo.jpg", "image/jpeg"));
    }

    /** What says its emoji needs no picture. */
    private static void sticker(List<RemoteMedia> files, JsonNode sticker) {
        if (text(sticker, "emoji").isEmpty()) {
            boolean video = Fields.flag(sticker, "is_video");
            add(files, sticker, video ? "sticker.webm" : "sticker.webp", video ? "video/webm" : "image/webp");
        }
    }

    private static void add(List<RemoteMedia> files, JsonNode file, String name, String type) {
        String id = text(file, "file_id");
        if (!id.isEmpty()) {
            String said = text(file, "mime_type").strip().toLowerCase(Locale.ROOT);
            String given = safe(text(file, "file_name"));
            files.add(new RemoteMedia(
                    id,
                    given.isEmpty() ? name : given,
                    said.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? said : type,
                    Math.max(-1, number(file, "file_size")),
                    false));
        }
    }

    private static String safe(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String line = last.replaceAll("\\p{Cntrl}", "").strip().replaceFirst("^\\.+", "");
        if (line.length() <= LONGEST_NAME) {
            return line;
        }
        // The end of a name says what it is.
        int from = line.length() - LONGEST_NAME;
        return line.substring(Character.isLowSurrogate(line.charAt(from)) ? from + 1 : from);
    }
}
