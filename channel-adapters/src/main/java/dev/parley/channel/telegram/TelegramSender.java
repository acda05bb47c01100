package dev.parley.channel.telegram;

import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.SendOutcome.Rejected;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.HttpCall.Part;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends one message: words, or one file with at most a caption. */
final class TelegramSender {
    static final int LONGEST_TEXT = 4096;
    static final long LARGEST_FILE = 50L << 20;
    private static final int LONGEST_CAPTION = 1024;
    private static final long LARGEST_PHOTO = 10L << 20;
    /** What can be shown or played in the chat; the rest goes as a file. */
    private static final Map<String, String> SHOWN = Map.of(
            "image/jpeg", "photo",
            "image/png", "photo",
            "image/webp", "photo",
            "image/gif", "animation",
            "video/mp4", "video",
            "audio/mpeg", "audio",
            "audio/mp4", "audio");

    private final TelegramApi api;
    private final TelegramFailures failures;

    TelegramSender(TelegramApi api) {
        this.api = api;
        this.failures = new TelegramFailures(api.outcomes());
    }

    SendOutcome send(TelegramSettings settings, OutboundMessage message) {
        var room = room(message);
        if (room.isEmpty()) {
            return new Rejected("This conversation has no chat in Telegram to answer in.");
        }
        if (message.attachments().size() > 1) {
            return new Rejected("Telegram takes one file in a message. Send the files one by one.");
        }
        if (!message.attachments().isEmpty() && message.text().length() > LONGEST_CAPTION) {
            return new Rejected(
                    "The text below a file may have " + LONGEST_CAPTION + " characters. Send it separately.");
        }
        var answer = write(settings, room.get(), message);
        var moved = TelegramFailures.moved(answer);
        if (moved.isPresent()) {
            // Certainly not sent: the chat that was written to is no more, and the provider says where it went.
            answer = write(settings, room.get().in(moved.getAsLong()), message);
        }
        return failures.outcome(answer);
    }

    /** Where the conversation is; a chat with somebody has their number. */
    private static Optional<TelegramRoom> room(OutboundMessage message) {
        String room = message.venue().room();
        return room.isEmpty() && !message.recipients().isEmpty()
                ? TelegramRoom.of(message.recipients().getFirst().party().handle())
                : TelegramRoom.of(room);
    }

    private HttpAnswer write(TelegramSettings settings, TelegramRoom room, OutboundMessage message) {
        var parameters = new TreeMap<>(room.parameters());
        room.numberOf(message.inReplyTo())
                .ifPresent(number -> parameters.put(
                        "reply_parameters", Map.of("message_id", number, "allow_sending_without_reply", true)));
        if (message.attachments().isEmpty()) {
            parameters.put("text", message.text());
            return api.write(
                    settings,
                    room,
                    HttpCall.post(settings.method("sendMessage")).json(parameters));
        }
        if (!message.text().isEmpty()) {
            parameters.put("caption", message.text());
        }
        var file = message.attachments().getFirst();
        String kind = kind(file);
        var answer = api.write(settings, room, upload(settings, kind, parameters, file));
        return kind.equals("photo") && TelegramFailures.isNoPhoto(answer)
                ? api.write(settings, room, upload(settings, "document", parameters, file))
                : answer;
    }

    private static String kind(OutboundAttachment file) {
        String type = type(file);
        String kind = SHOWN.getOrDefault(type, "document");
        return kind.equals("photo") && file.content().length > LARGEST_PHOTO ? "document" : kind;
    }

    private static String type(OutboundAttachment file) {
        String type = file.mediaType().strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? type : "application/octet-stream";
    }

    private static HttpCall upload(
            TelegramSettings settings, String kind, Map<String, Object> parameters, OutboundAttachment file) {
        var parts = new ArrayList<Part>();
        parameters.forEach((name, value) -> parts.add(Part.value(
                name, value instanceof Map ? Fields.JSON.writeValueAsString(value) : String.valueOf(value))));
        String name = file.name().isBlank() ? "file" : file.name();
        parts.add(new Part(kind, name, type(file), file.content()));
        String method = "send" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        return HttpCall.post(settings.method(method)).multipart(parts);
    }
}
