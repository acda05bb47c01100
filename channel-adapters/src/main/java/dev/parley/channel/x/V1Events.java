package dev.parley.channel.x;

import dev.parley.channel.InboundEvent;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.UnreadableMessageException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One event of the Account Activity API: a body as X posts it, with one event of its list. */
record V1Events(JsonNode json, String account, Instant receivedAt) {

    InboundEvent post() {
        var post = only("tweet_create_events");
        String id = id(post, "id_str", "id", "This post has no id.");
        if (post.path("retweeted_status").isObject()) {
            return new InboundEvent.Unknown("repost", true);
        }
        var user = post.path("user");
        String author = id(user, "id_str", "id", "This post does not say who wrote it.");
        String answers = either(post, "in_reply_to_status_id_str", "in_reply_to_status_id");
        String told = either(post, "conversation_id_str", "conversation_id");
        String initial = either(post.path("edit_history"), "initial_tweet_id", "initial_tweet_id_str");
        String first = initial.isEmpty() ? id : initial;
        var at = Fields.instant(post.path("created_at"), receivedAt);
        return new XPost(
                        id,
                        first,
                        told.isEmpty() ? answers.isEmpty() ? first : answers : told,
                        party(author, user),
                        user.path("protected").isBoolean()
                                && user.path("protected").booleanValue(),
                        words(post),
                        quoted(post.path("quoted_status")),
                        Fields.instant(post.path("timestamp_ms"), at),
                        answers,
                        answered(post),
                        media(post))
                .event(account, false);
    }

    InboundEvent direct(String app) {
        var event = only("direct_message_events");
        String type = Fields.text(event.path("type"));
        if (!type.isEmpty() && !type.equals("message_create")) {
            return new InboundEvent.Unknown("direct_message " + type.substring(0, Math.min(type.length(), 80)), false);
        }
        var created = event.path("message_create");
        var data = created.path("message_data");
        String id = id(event, "id", "id_str", "This direct message has no id.");
        String sender = id(created, "sender_id", "sender_id_str", "This direct message does not say who wrote it.");
        String receiver = Fields.id(created.path("target").path("recipient_id"));
        if (receiver.isEmpty()) {
            receiver = account;
        }
        if (receiver.isEmpty()) {
            throw new UnreadableMessageException("This direct message does not say who received it.", null);
        }
        var attached = data.path("attachment").path("media");
        String source = Fields.id(created.path("source_app_id"));
        return new XDirect(
                        id,
                        XDirect.room(sender, receiver),
                        known(sender),
                        receiver.equals(account) ? null : known(receiver),
                        said(data, attached),
                        Fields.instant(event.path("created_timestamp"), receivedAt),
                        attached.isObject() ? XText.files(List.of(attached)) : List.of(),
                        !app.isEmpty() && app.equals(source))
                .event(account);
    }

    private static String said(JsonNode data, JsonNode attached) {
        String text = XText.plain(Fields.text(data.path("text")), data.path("entities"));
        String link = Fields.text(attached.path("url"));
        String own = link.isEmpty() ? text : text.replace(link, "").stripTrailing();
        return own.isBlank() ? Fields.text(data.path("quick_reply_response").path("metadata")) : own;
    }

    InboundEvent deleted() {
        var event = only("tweet_delete_events");
        String id = id(event.path("status"), "id", "id_str", "This deletion does not say of what.");
        return new InboundEvent.Deleted(id, Fields.instant(event.path("timestamp_ms"), receivedAt));
    }

    InboundEvent read() {
        var event = only("direct_message_mark_read_events");
        String reader = id(event, "sender_id", "sender_id_str", "This receipt does not say who has read.");
        String other = Fields.id(event.path("target").path("recipient_id"));
        if (reader.equals(account) || other.isEmpty()) {
            return new InboundEvent.Unknown("direct_message_mark_read_events", true);
        }
        return new InboundEvent.Status(
                null,
                XDirect.room(reader, other),
                InboundEvent.Status.Stage.READ,
                Fields.instant(event.path("created_timestamp"), receivedAt),
                "");
    }

    private JsonNode only(String list) {
        var events = Fields.list(json.path(list));
        return events.isEmpty() ? MissingNode.getInstance() : events.getFirst();
    }

    private static String words(JsonNode post) {
        var extended = post.path("extended_tweet");
        String whole = Fields.text(extended.path("full_text"));
        return whole.isEmpty()
                ? XText.plain(Fields.first(post, "full_text", "text"), entities(post))
                : XText.plain(whole, entities(extended), entities(post));
    }

    private static JsonNode entities(JsonNode post) {
        return post.path("entities");
    }

    private static List<RemoteMedia> media(JsonNode post) {
        for (var place : List.of(post.path("extended_tweet"), post)) {
            var media = Fields.list(place.path("extended_entities").path("media"));
            if (!media.isEmpty()) {
                return XText.files(media);
            }
        }
        return XText.files(Fields.list(entities(post).path("media")));
    }

    private static String quoted(JsonNode post) {
        return post.isObject()
                ? party(either(post.path("user"), "id_str", "id"), post.path("user"))
                                .shown() + ": " + words(post)
                : "";
    }

    private static @Nullable Party answered(JsonNode post) {
        String id = either(post, "in_reply_to_user_id_str", "in_reply_to_user_id");
        return id.isEmpty() ? null : XParties.of(id, "", Fields.text(post.path("in_reply_to_screen_name")));
    }

    /** Beside direct messages X tells of those who take part. */
    private Party known(String id) {
        return party(id, json.path("users").path(id));
    }

    private static Party party(String id, JsonNode user) {
        return XParties.of(id, Fields.text(user.path("name")), Fields.text(user.path("screen_name")));
    }

    private static String either(JsonNode node, String name, String other) {
        String id = Fields.id(node.path(name));
        return id.isEmpty() ? Fields.id(node.path(other)) : id;
    }

    private static String id(JsonNode node, String name, String other, String sentence) {
        String id = either(node, name, other);
        if (id.isEmpty()) {
            throw new UnreadableMessageException(sentence, null);
        }
        return id;
    }
}
