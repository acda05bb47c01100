package dev.parley.channel.instagram;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.meta.EventAttributes;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.meta.Messaging;
import dev.parley.channel.social.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads one event of an Instagram account. */
final class InstagramCodec implements ChannelCodec {
    private final Messaging messaging = new Messaging("Instagram");

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        String type = envelope.attributes().getOrDefault(EventAttributes.TYPE, "");
        var event = Fields.parse(envelope.raw());
        String foreign = envelope.attributes().getOrDefault(EventAttributes.FOREIGN, "");
        if (!foreign.isEmpty()) {
            return unknown(type + " for account " + foreign + ", which no channel has");
        }
        return switch (type) {
            case "messaging" -> messaging.decode(event, envelope);
            // Another app holds these conversations and answers them.
            case "standby" -> new InboundEvent.Unknown("standby", true);
            case "story_insights" -> new InboundEvent.Unknown(type, true);
            case "comments", "live_comments" -> comment(event, envelope);
            case InstagramMentions.FIELD -> mention(event, envelope);
            // Meta's own tests send messages as changes.
            default -> event.has("sender") ? messaging.decode(event, envelope) : unknown(type);
        };
    }

    private static InboundEvent.Unknown unknown(String type) {
        return new InboundEvent.Unknown(Fields.type(type), false);
    }

    /** Only ids come; the words were asked for, and may not have been told. */
    private static InboundEvent mention(JsonNode value, InboundEnvelope envelope) {
        var place = InstagramMentions.Place.of(value);
        var told = place.told(value);
        String id = place.id(value);
        String post = Fields.id(value, "media_id");
        if (post.isEmpty()) {
            post = Fields.id(told, "media", "id");
        }
        String words = place.words(told);
        if (words.isBlank() || id.isEmpty() || post.isEmpty()) {
            String comment = Fields.text(value, "comment_id");
            return unknown("mentions: " + (comment.isEmpty() ? "" : "comment " + comment + " below ") + "post " + post);
        }
        String page = place.page(told);
        String name = Fields.line(told, 100, "username");
        return InboundMessage.said(
                id,
                // Somebody's id is not told.
                party(name.isEmpty() ? "unknown:" + id : "@" + name, name),
                Json.instant(envelope.receivedAt(), told, "timestamp"),
                Body.plain(words),
                List.of(),
                new Venue(
                        InstagramMentions.ROOM + post,
                        Venue.Company.ONE,
                        Visibility.PUBLIC,
                        "",
                        page.startsWith("https://www.instagram.com/") ? page : ""));
    }

    /** Instagram tells neither when a comment was written nor where a browser shows it. */
    private static InboundEvent comment(JsonNode value, InboundEnvelope envelope) {
        String id = Fields.id(value, "id");
        if (id.isEmpty()) {
            id = Fields.id(value, "comment_id");
        }
        String text = Fields.text(value, "text");
        var from = party(value, id);
        if (id.isEmpty() || text.isEmpty() && from.username().isEmpty()) {
            throw new UnreadableMessageException(
                    "The comment has no id, or tells neither its writer nor its words.", null);
        }
        String media = Fields.id(value, "media", "id");
        String parent = Fields.id(value, "parent_id");
        var at = Fields.time(envelope.attributes().getOrDefault(EventAttributes.TIME, ""), envelope.receivedAt());
        var message = InboundMessage.said(
                id,
                from,
                at,
                Body.plain(text),
                parent.isEmpty() ? List.of() : List.of(parent),
                new Venue(media.isEmpty() ? id : media, Venue.Company.ONE, Visibility.PUBLIC, "", ""));
        boolean ours = from.handle().equals(envelope.attributes().get(EventAttributes.ACCOUNT));
        return ours ? message.with(new MessageNature.Own()) : message;
    }

    private static Party party(JsonNode value, String comment) {
        String id = Fields.id(value, "from", "id");
        return party(id.isEmpty() ? "unknown:" + comment : id, Fields.line(value, 100, "from", "username"));
    }

    private static Party party(String handle, String name) {
        boolean plain = name.matches("[A-Za-z0-9._]{1,40}");
        return new Party(
                handle, "", name.isEmpty() ? "" : "@" + name, plain ? "https://www.instagram.com/" + name : "");
    }
}
