package dev.parley.channel.api;

import dev.parley.channel.Body;
import dev.parley.channel.InboundAttachment;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.ThreadHints;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Venue.Company;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.text.HtmlText;
import dev.parley.channel.email.text.SafeHtml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads an event that is a message. */
final class ApiMessages {
    static final int LONGEST_ID = 200;
    private static final int MOST_FILES = 50;

    private ApiMessages() {}

    static InboundMessage read(ApiFields event, Instant received) {
        String id = event.required("id", LONGEST_ID, "what names the message, the same when it is posted again.");
        Party from = event.party("from");
        var files = new Files();
        event.objects("attachments", MOST_FILES).forEach(files::add);
        Body body = body(event);
        if (body.text().isBlank() && files.inside.isEmpty() && files.remote.isEmpty()) {
            throw ApiFields.refused("\"text\" is missing: a message needs \"text\", \"html\" or \"attachments\".");
        }
        boolean own = event.flag("own");
        List<Recipient> recipients =
                own || event.has("to") ? List.of(new Recipient(Recipient.Role.TO, event.party("to"))) : List.of();
        MessageNature nature = own
                ? new MessageNature.Own()
                : event.flag("automatic") ? new MessageNature.AutoReply() : new MessageNature.Personal();
        return new InboundMessage(
                id,
                from,
                recipients,
                event.line("subject", 998),
                event.time("sentAt", received),
                body,
                files.inside,
                files.remote,
                nature,
                new ThreadHints(id, List.of(), event.lines("replyTo", 20, LONGEST_ID), "", false, null),
                venue(event, own ? recipients.getFirst().party() : from));
    }

    static Body body(ApiFields event) {
        String text = event.text("text");
        String html = event.text("html");
        if (html.isBlank()) {
            return Body.plain(text);
        }
        String words = text.isBlank() ? HtmlText.of(html) : text;
        return new Body(words, SafeHtml.sanitize(html), words, "", "");
    }

    /** Without a conversation of its own, what a customer says is one with them. */
    private static Venue venue(ApiFields event, Party customer) {
        var place = event.in("conversation");
        String room = place.line("id", 300);
        if (room.isEmpty() && place.flag("shared")) {
            throw ApiFields.refused("\"conversation.id\" is missing: a shared conversation needs one.");
        }
        return new Venue(
                room.isEmpty() ? customer.handle() : room,
                place.flag("shared") ? Company.ALL : Company.ONE,
                place.flag("public") ? Visibility.PUBLIC : Visibility.PRIVATE,
                place.line("title", 500),
                place.page("url"));
    }

    /** Those that came with the event, and those that are still to be fetched. */
    private static final class Files {
        private final List<InboundAttachment> inside = new ArrayList<>();
        private final List<RemoteMedia> remote = new ArrayList<>();

        void add(ApiFields file) {
            String name = safe(file.line("name", 500));
            String type = file.line("type", 200).toLowerCase(Locale.ROOT);
            String known = type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? type : "";
            if (file.has("base64")) {
                inside.add(new InboundAttachment(
                        name.isEmpty() ? "attachment-" + (inside.size() + 1) : name,
                        known.isEmpty() ? "application/octet-stream" : known,
                        "",
                        false,
                        decoded(file)));
            } else {
                remote.add(new RemoteMedia(file.file("url"), name, known, -1, false));
            }
        }

        private static byte[] decoded(ApiFields file) {
            try {
                return Base64.getDecoder().decode(file.text("base64").replaceAll("\\s", ""));
            } catch (IllegalArgumentException e) {
                throw new UnreadableMessageException(
                        "\"" + file.path() + "base64\" is not base64: " + e.getMessage() + ".", e);
            }
        }

        private static String safe(String given) {
            String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
            String name = last.strip().replaceFirst("^\\.+", "");
            return name.length() <= 200 ? name : name.substring(name.length() - 199);
        }
    }
}
