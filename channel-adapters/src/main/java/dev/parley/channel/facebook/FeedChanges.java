package dev.parley.channel.facebook;

import dev.parley.channel.Body;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Reacted.How;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.meta.EventAttributes;
import dev.parley.channel.meta.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what happens below a page's posts. */
final class FeedChanges {
    private static final int LONGEST_URL = 2000;
    private static final Set<String> POSTS =
            Set.of("post", "status", "photo", "video", "share", "link", "album", "note");
    /** What is hidden is still there for its writer. */
    private static final Set<String> MODERATION = Set.of("hide", "unhide", "block", "unblock", "mute", "unmute");

    private static final Map<String, String> REACTIONS = Map.of(
            "like", "👍",
            "love", "❤️",
            "care", "🤗",
            "haha", "😆",
            "wow", "😮",
            "sad", "😢",
            "angry", "😡");

    private FeedChanges() {}

    static InboundEvent decode(JsonNode value, InboundEnvelope envelope) {
        String item = Fields.text(value, "item");
        String verb = Fields.text(value, "verb");
        if (MODERATION.contains(verb)) {
            return nothing("feed " + item + " " + verb);
        }
        if (item.equals("comment")) {
            return comment(value, envelope);
        }
        if (item.equals("reaction") || item.equals("like")) {
            return reaction(value, envelope);
        }
        return POSTS.contains(item) ? post(value, envelope) : unknown("feed " + item + " " + verb);
    }

    private static InboundEvent.Unknown unknown(String type) {
        return new InboundEvent.Unknown(Fields.type(type), false);
    }

    private static InboundEvent.Unknown nothing(String type) {
        return new InboundEvent.Unknown(Fields.type(type), true);
    }

    private static Instant at(JsonNode value, InboundEnvelope envelope) {
        var sent = Fields.time(envelope.attributes().getOrDefault(EventAttributes.TIME, ""), envelope.receivedAt());
        return Fields.time(value, sent, "created_time");
    }

    /** The time of a change is that of the delivery: {@code created_time} may be that of the comment. */
    private static Instant changed(InboundEnvelope envelope) {
        return Fields.time(envelope.attributes().getOrDefault(EventAttributes.TIME, ""), envelope.receivedAt());
    }

    private static InboundEvent comment(JsonNode value, InboundEnvelope envelope) {
        String id = Fields.id(value, "comment_id");
        String verb = Fields.text(value, "verb");
        if (id.isEmpty()) {
            return unknown("feed comment " + verb + " without id");
        }
        return switch (verb) {
            case "add", "" -> said(id, value, envelope, body(value));
            case "edit", "edited" -> new InboundEvent.Edited(id, body(value), changed(envelope));
            case "remove", "delete" -> new InboundEvent.Deleted(id, changed(envelope));
            default -> unknown("feed comment " + verb);
        };
    }

    /** What visitors write on the page; what the page posts itself is nobody's conversation. */
    private static InboundEvent post(JsonNode value, InboundEnvelope envelope) {
        String item = Fields.text(value, "item");
        String verb = Fields.text(value, "verb");
        String id = Fields.id(value, "post_id");
        // A visitor's post that the page removes is named as removed by the page.
        boolean removed = Set.of("remove", "delete").contains(verb);
        if (writer(value).equals(page(envelope)) && !removed) {
            return nothing("feed " + item + " " + verb + " by the page");
        }
        if (id.isEmpty()) {
            return unknown("feed " + item + " " + verb + " without id");
        }
        return switch (verb) {
            case "add" -> posted(id, value, envelope);
            case "edit", "edited" -> new InboundEvent.Edited(id, body(value), changed(envelope));
            case "remove", "delete" -> new InboundEvent.Deleted(id, changed(envelope));
            default -> unknown("feed " + item + " " + verb);
        };
    }

    private static InboundEvent posted(String id, JsonNode value, InboundEnvelope envelope) {
        String item = Fields.text(value, "item");
        boolean empty = body(value).text().isBlank() && media(value).isEmpty();
        return empty ? nothing("feed " + item + " without words") : said(id, value, envelope, body(value));
    }

    private static InboundEvent reaction(JsonNode value, InboundEnvelope envelope) {
        String comment = Fields.id(value, "comment_id");
        String by = writer(value);
        // Reactions to a post are to nobody's message.
        if (comment.isEmpty() || by.isEmpty()) {
            return nothing("feed " + Fields.text(value, "item"));
        }
        String type = Fields.text(value, "reaction_type");
        boolean gone = Set.of("remove", "delete").contains(Fields.text(value, "verb"));
        String emoji = REACTIONS.getOrDefault(type.isEmpty() ? "like" : type, ":" + type + ":");
        return new InboundEvent.Reacted(
                comment, party(value), How.SET, gone ? Set.of() : Set.of(emoji), at(value, envelope));
    }

    /** The page is named in somebody's post or comment elsewhere. */
    static InboundEvent mention(JsonNode value, InboundEnvelope envelope) {
        String comment = Fields.id(value, "comment_id");
        String id = comment.isEmpty() ? Fields.id(value, "post_id") : comment;
        boolean added = Set.of("", "add").contains(Fields.text(value, "verb"));
        if (id.isEmpty() || !added) {
            return unknown("mention " + Fields.text(value, "item"));
        }
        boolean empty = body(value).text().isBlank();
        return said(id, value, envelope, empty ? Body.plain("(The page is mentioned here.)") : body(value));
    }

    private static InboundEvent said(String id, JsonNode value, InboundEnvelope envelope, Body body) {
        String post = Fields.id(value, "post_id");
        String room = post.isEmpty() ? id : post;
        if (writer(value).isEmpty() && body.text().isEmpty()) {
            throw new UnreadableMessageException("The comment tells neither its writer nor its words.", null);
        }
        boolean ours = writer(value).equals(page(envelope));
        String parent = Fields.id(value, "parent_id");
        var message = InboundMessage.said(
                        id,
                        party(value),
                        at(value, envelope),
                        body,
                        parent.isEmpty() || parent.equals(id) ? List.of() : List.of(parent),
                        new Venue(room, Venue.Company.ONE, Visibility.PUBLIC, "", url(id, room, value)))
                .with(media(value));
        return ours ? message.with(new MessageNature.Own()) : message;
    }

    private static String page(InboundEnvelope envelope) {
        return envelope.attributes().getOrDefault(EventAttributes.ACCOUNT, "");
    }

    private static String writer(JsonNode value) {
        String id = Fields.id(value, "from", "id");
        return id.isEmpty() ? Fields.id(value, "sender_id") : id;
    }

    /** Facebook hides who writes from apps without the permission to know. */
    private static Party party(JsonNode value) {
        String id = writer(value);
        String name = Fields.text(value, "from", "name");
        return new Party(
                id.isEmpty() ? "unknown:" + Fields.id(value, "post_id") + ":" + Fields.id(value, "comment_id") : id,
                name.isEmpty() ? Fields.text(value, "sender_name") : name);
    }

    private static Body body(JsonNode value) {
        return Body.plain(Fields.text(value, "message"));
    }

    private static String url(String id, String room, JsonNode value) {
        String link = Fields.line(value, LONGEST_URL, "permalink_url");
        if (link.isEmpty()) {
            String post = Fields.line(value, LONGEST_URL, "post", "permalink_url");
            String comment = id.replaceFirst(".*_", "");
            link = post.isEmpty() || id.equals(room)
                    ? post
                    : post + (post.contains("?") ? "&" : "?") + "comment_id=" + comment;
        }
        if (link.isEmpty() && id.matches("[0-9_]+")) {
            link = "https://www.facebook.com/" + id;
        }
        return link.startsWith("https://") ? link : "";
    }

    private static List<RemoteMedia> media(JsonNode value) {
        List<RemoteMedia> all = new ArrayList<>();
        add(all, Fields.text(value, "photo"), "image");
        add(all, Fields.text(value, "video"), "video");
        boolean photo = Fields.text(value, "item").equals("photo");
        add(all, photo ? Fields.text(value, "link") : "", "image");
        Fields.list(value, "photos").forEach(photos -> add(all, Fields.text(photos), "image"));
        return all;
    }

    private static void add(List<RemoteMedia> all, String url, String type) {
        if (url.startsWith("https://") || url.startsWith("http://")) {
            all.add(new RemoteMedia(url, "", type, -1, false));
        }
    }
}
