package dev.parley.channel.discourse;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.discourse.DiscourseSettings.Account;
import dev.parley.channel.discourse.DiscourseSettings.Staff;
import dev.parley.channel.email.mime.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what happened to a post. */
final class DiscourseCodec implements ChannelCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern OTHER = Pattern.compile(
            "(topic|user|group|category|tag|badge|notification|reviewable|post_(un)?liked|user_badge|ping)(_.*)?");

    /** A post of Post.types: written, a note of an action with words, a note without, and one that only staff sees. */
    private static final int REGULAR = 1;

    private static final int MODERATOR_ACTION = 2;

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var node = read(envelope.raw());
        String event = envelope.attributes().getOrDefault(DiscoursePosts.EVENT, "");
        return switch (event) {
            case "post_created" -> created(node, envelope);
            case "post_edited", "post_recovered" -> edited(node, envelope);
            case "post_destroyed" ->
                new InboundEvent.Deleted(name(node), at(node, envelope, "deleted_at", "updated_at"));
            case "post_liked" -> liked(node, envelope);
            default -> {
                String type = Texts.oneLine(event, 100);
                yield new InboundEvent.Unknown(
                        type.isBlank() ? "event without a name" : type,
                        OTHER.matcher(type).matches());
            }
        };
    }

    private static JsonNode read(byte[] raw) {
        try {
            var node = JSON.readTree(raw);
            if (node != null) {
                return node;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("The forum's post is no readable JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("The forum's post is empty.", null);
    }

    private static InboundEvent edited(JsonNode post, InboundEnvelope envelope) {
        String name = name(post);
        if (isGone(post)) {
            return new InboundEvent.Deleted(name, at(post, envelope, "deleted_at", "updated_at"));
        }
        return isWritten(post)
                ? new InboundEvent.Edited(
                        name,
                        DiscourseHtml.body(post, forum(envelope)),
                        DiscourseHtml.files(post, forum(envelope)),
                        at(post, envelope, "updated_at", "created_at"))
                : new InboundEvent.Unknown("edit of a note", true);
    }

    /** Who takes a post of their own back leaves a line in its place. */
    private static boolean isGone(JsonNode post) {
        return post.path("user_deleted").booleanValue(false)
                || !post.path("deleted_at").stringValue("").isEmpty();
    }

    private static boolean isWritten(JsonNode post) {
        long type = post.path("post_type").asLong(REGULAR);
        boolean words = !post.path("cooked")
                .stringValue(post.path("raw").stringValue(""))
                .isBlank();
        return type == REGULAR || type == MODERATOR_ACTION && words;
    }

    private static InboundEvent created(JsonNode post, InboundEnvelope envelope) {
        String name = name(post);
        if (!isWritten(post) || isGone(post)) {
            return new InboundEvent.Unknown("note of an action", true);
        }
        var from = writer(post, forum(envelope));
        long user = post.path("user_id").asLong(0);
        if (user < 0) {
            return new InboundEvent.Unknown("post of the forum itself", true);
        }
        String answered = post.path("reply_to_post_number").asString("");
        String topic = post.path("topic_id").asString("");
        var message = InboundMessage.said(
                        name,
                        from,
                        at(post, envelope, "created_at", "updated_at"),
                        DiscourseHtml.body(post, forum(envelope)),
                        answered.matches("[0-9]{1,12}") ? List.of(topic + "/" + answered) : List.of(),
                        venue(post, envelope))
                .about(Texts.oneLine(post.path("topic_title").stringValue(""), 998))
                .with(DiscourseHtml.files(post, forum(envelope)));
        boolean colleague = post.path("staff").booleanValue(false)
                && told(envelope, DiscourseSettings.STAFF).equals(Staff.COLLEAGUES.name());
        return isOurs(post, envelope) || colleague ? message.with(new MessageNature.Own()) : message;
    }

    private static boolean isOurs(JsonNode post, InboundEnvelope envelope) {
        String user = told(envelope, Account.USER);
        return user.isEmpty()
                ? post.path("username").stringValue("").equalsIgnoreCase(told(envelope, DiscourseSettings.USERNAME))
                : post.path("user_id").asString("").equals(user);
    }

    private static Party writer(JsonNode post, String forum) {
        String username = Texts.oneLine(post.path("username").stringValue(""), 100);
        String id = Texts.oneLine(post.path("user_id").asString(post.path("id").asString("")), 40);
        if (username.isBlank() || !id.matches("-?[0-9]{1,18}")) {
            throw new UnreadableMessageException("The forum's post does not say who wrote it.", null);
        }
        String profile = username.matches("[\\p{L}\\p{N}_.-]+") ? forum + "/u/" + username : "";
        return new Party(id, Texts.oneLine(post.path("name").stringValue(""), 200), "@" + username, profile);
    }

    private static Venue venue(JsonNode post, InboundEnvelope envelope) {
        String topic = post.path("topic_id").asString("");
        boolean personal = told(envelope, DiscoursePosts.PERSONAL).equals("true") || DiscoursePosts.isPersonal(post);
        boolean restricted = told(envelope, Account.RESTRICTED).equals("true");
        return new Venue(
                personal ? "pm/" + topic : topic,
                Venue.Company.ALL,
                personal ? Visibility.PRIVATE : restricted ? Visibility.FOLLOWERS : Visibility.PUBLIC,
                Texts.oneLine(post.path("topic_title").stringValue(""), 300),
                forum(envelope) + "/t/" + topic + "/" + post.path("post_number").asString("1"));
    }

    private static InboundEvent liked(JsonNode like, InboundEnvelope envelope) {
        var user = like.path("user");
        if (user.path("username").stringValue("").equalsIgnoreCase(told(envelope, DiscourseSettings.USERNAME))) {
            return new InboundEvent.Unknown("post_liked", true);
        }
        return new InboundEvent.Reacted(
                name(like.path("post")),
                writer(user, forum(envelope)),
                InboundEvent.Reacted.How.ADD,
                Set.of("❤️"),
                envelope.receivedAt());
    }

    /** What a post is named by. */
    static String name(JsonNode post) {
        String topic = post.path("topic_id").asString("");
        String number = post.path("post_number").asString("");
        if (!topic.matches("[0-9]{1,12}") || !number.matches("[0-9]{1,12}")) {
            throw new UnreadableMessageException("The forum's post does not say where it stands.", null);
        }
        return topic + "/" + number;
    }

    private static Instant at(JsonNode post, InboundEnvelope envelope, String field, String otherwise) {
        String text = post.path(field).stringValue(post.path(otherwise).stringValue(""));
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException untold) {
            return envelope.receivedAt();
        }
    }

    private static String forum(InboundEnvelope envelope) {
        return told(envelope, DiscoursePosts.FORUM);
    }

    private static String told(InboundEnvelope envelope, String name) {
        return envelope.attributes().getOrDefault(name, "");
    }
}
