package dev.parley.channel.mattermost;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.emoji.EmojiNames;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what happened to a post. */
final class MattermostCodec implements ChannelCodec {
    /** Names the property by which a post of ours is known again. */
    static final String OURS = "parley_id";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final long LATEST = 253_402_300_799_000L;

    /** Types of posts that somebody wrote. */
    private static final Set<String> WRITTEN =
            Set.of("", "me", "slack_attachment", "system_auto_responder", "burn_on_read", "card");

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var post = read(envelope.raw());
        String id = post.path("id").stringValue("");
        if (!isId(id)) {
            throw new UnreadableMessageException("Mattermost's post has no id.", null);
        }
        return switch (envelope.attributes().getOrDefault("what", "")) {
            case "DELETED" -> new InboundEvent.Deleted(id, at(post.path("delete_at"), envelope));
            case "REACTED" -> reacted(id, post, envelope);
            case "EDITED" -> edited(id, post, envelope);
            default -> posted(id, post, envelope);
        };
    }

    private static JsonNode read(byte[] raw) {
        try {
            var post = JSON.readTree(raw);
            if (post != null && post.isObject()) {
                return post;
            }
        } catch (JacksonException e) {
            throw new UnreadableMessageException("Mattermost's post is no readable JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableMessageException("Mattermost's post is no JSON object.", null);
    }

    private static InboundEvent reacted(String id, JsonNode post, InboundEnvelope envelope) {
        String user = post.path("user_id").stringValue("");
        if (!isId(user) || user.equals(ourUser(envelope))) {
            return new InboundEvent.Unknown("reaction", true);
        }
        var emojis = new TreeSet<String>();
        for (var name : post.path("emoji_names")) {
            emojis.add(EmojiNames.of(Texts.oneLine(name.stringValue(""), 100)));
        }
        emojis.remove("::");
        return new InboundEvent.Reacted(
                id, new Party(user, ""), InboundEvent.Reacted.How.SET, emojis, at(post.path("update_at"), envelope));
    }

    private static InboundEvent edited(String id, JsonNode post, InboundEnvelope envelope) {
        return isService(post) || isSentByUs(post, envelope)
                ? new InboundEvent.Unknown("edit", true)
                : new InboundEvent.Edited(
                        id, MattermostText.body(post), MattermostText.files(post), at(post.path("edit_at"), envelope));
    }

    private static InboundEvent posted(String id, JsonNode post, InboundEnvelope envelope) {
        String type = post.path("type").stringValue("");
        boolean custom = type.startsWith("custom_");
        if (isService(post) || isSentByUs(post, envelope)) {
            return new InboundEvent.Unknown(type.isEmpty() ? "post of this account" : Texts.oneLine(type, 100), true);
        }
        if (!WRITTEN.contains(type) && !custom) {
            return new InboundEvent.Unknown("post/" + Texts.oneLine(type, 90), false);
        }
        String user = post.path("user_id").stringValue("");
        String channel = post.path("channel_id").stringValue("");
        if (!isId(user) || !isId(channel)) {
            throw new UnreadableMessageException("Mattermost's post does not say who wrote it where.", null);
        }
        String root = post.path("root_id").stringValue("");
        boolean answers = isId(root) && !root.equals(id);
        var message = InboundMessage.said(
                        id,
                        writer(user, post),
                        at(post.path("create_at"), envelope),
                        MattermostText.body(post),
                        answers ? List.of(root) : List.of(),
                        venue(envelope, channel, id, answers ? root : id))
                .with(MattermostText.files(post));
        if (user.equals(ourUser(envelope))) {
            return message.with(new MessageNature.Own()).to(partner(envelope, user));
        }
        return isMachine(post) || custom || type.equals("system_auto_responder")
                ? message.with(new MessageNature.AutoReply())
                : message;
    }

    private static boolean isService(JsonNode post) {
        String type = post.path("type").stringValue("");
        return type.equals("add_bot_teams_channels")
                || type.startsWith("system_") && !type.equals("system_auto_responder");
    }

    private static boolean isSentByUs(JsonNode post, InboundEnvelope envelope) {
        String user = ourUser(envelope);
        return !user.isEmpty()
                && user.equals(post.path("user_id").stringValue(""))
                && post.path("props").has(OURS);
    }

    private static boolean isMachine(JsonNode post) {
        var props = post.path("props");
        return props.path("from_bot").asBoolean(false)
                || props.path("from_webhook").asBoolean(false)
                || props.path("from_plugin").asBoolean(false);
    }

    private static Party writer(String user, JsonNode post) {
        var props = post.path("props");
        String name = props.path("from_webhook").asBoolean(false)
                ? props.path("override_username").stringValue("")
                : "";
        return new Party(user, Texts.oneLine(name, 200));
    }

    /** A direct chat is named by both people's ids. */
    private static List<Recipient> partner(InboundEnvelope envelope, String user) {
        String name = envelope.attributes().getOrDefault("name", "");
        int between = name.indexOf("__");
        if (!envelope.attributes().getOrDefault("type", "").equals("D") || between <= 0) {
            return List.of();
        }
        String first = name.substring(0, between);
        String other = first.equals(user) ? name.substring(between + 2) : first;
        return isId(other) ? List.of(new Recipient(Recipient.Role.TO, new Party(other, ""))) : List.of();
    }

    private static Venue venue(InboundEnvelope envelope, String channel, String id, String thread) {
        var told = envelope.attributes();
        String server = told.getOrDefault("server", "");
        String url = server.isEmpty() ? "" : server + "/_redirect/pl/" + id;
        String title = told.getOrDefault("title", "");
        return switch (told.getOrDefault("type", "")) {
            case "D" -> new Venue(channel, Venue.Company.ONE, Visibility.PRIVATE, "", url);
            case "G" -> new Venue(channel + "/", Venue.Company.ALL, Visibility.FOLLOWERS, title, url);
            default -> new Venue(channel + "/" + thread, Venue.Company.ALL, Visibility.FOLLOWERS, title, url);
        };
    }

    private static String ourUser(InboundEnvelope envelope) {
        return envelope.attributes().getOrDefault(MattermostSettings.USER, "");
    }

    private static Instant at(JsonNode millis, InboundEnvelope envelope) {
        long value = millis.asLong(0);
        return value > 0 && value <= LATEST ? Instant.ofEpochMilli(value) : envelope.receivedAt();
    }
}
