package dev.parley.channel.bluesky;

import dev.parley.channel.Body;
import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Reacted;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.Visibility;
import dev.parley.channel.social.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads notifications (app.bsky.notification.listNotifications) and what the chat's log tells (chat.bsky.convo.getLog). */
final class BlueskyCodec implements ChannelCodec {
    /** Our own account's identifier. */
    static final String ACCOUNT = "account";
    /** The conversation that an event of the chat belongs to, as JSON: chat.bsky.convo.defs#convoView. */
    static final String CONVERSATION = "conversation";
    /** What the rooms of chats begin with. */
    static final String CHAT = "chat:";

    private static final String LOG = "chat.bsky.convo.defs#log";
    private static final Set<String> MEANINGLESS = Set.of(
            "repost",
            "follow",
            "starterpack-joined",
            "verified",
            "unverified",
            "like-via-repost",
            "repost-via-repost",
            "subscribed-post",
            "contact-match");
    private static final Set<String> MEANINGLESS_LOGS = Set.of(
            "BeginConvo",
            "AcceptConvo",
            "LeaveConvo",
            "MuteConvo",
            "UnmuteConvo",
            "ReadMessage",
            "ReadConvo",
            "AddMember",
            "RemoveMember",
            "MemberJoin",
            "MemberLeave",
            "LockConvo",
            "UnlockConvo",
            "LockConvoPermanently",
            "EditGroup");
    private static final Instant EARLIEST = Instant.parse("2022-01-01T00:00:00Z");

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var json = Json.object(envelope.raw());
        String type = Json.line(100, json, "$type");
        if (type.startsWith(LOG)) {
            return logged(type.substring(LOG.length()), json, envelope);
        }
        if (Json.flag(json, "deleted") && PostUri.is(Json.id(json, "uri"))) {
            return new InboundEvent.Deleted(Json.id(json, "uri"), envelope.receivedAt());
        }
        String reason = Json.line(100, json, "reason");
        return switch (reason) {
            case "mention", "reply", "quote" -> post(json, envelope);
            case "like" -> like(json, envelope);
            default -> {
                if (reason.isEmpty() && type.isEmpty()) {
                    throw new UnreadableMessageException("This does not say what it is.", null);
                }
                yield new InboundEvent.Unknown(reason.isEmpty() ? type : reason, MEANINGLESS.contains(reason));
            }
        };
    }

    private static InboundMessage post(JsonNode json, InboundEnvelope envelope) {
        String uri = Json.id(json, "uri");
        var from = party(json.path("author"));
        var record = json.path("record");
        if (!PostUri.is(uri)
                || !PostUri.isDid(from.handle())
                || !record.path("text").isString()) {
            throw new UnreadableMessageException("This is a post without an address, a writer or any text.", null);
        }
        String root = Json.id(record, "reply", "root", "uri");
        String parent = Json.id(record, "reply", "parent", "uri");
        var content = new BlueskyText(record, from.handle());
        var venue =
                new Venue(PostUri.is(root) ? root : uri, Venue.Company.ONE, Visibility.PUBLIC, "", PostUri.page(uri));
        var indexed = Json.instant(envelope.receivedAt(), json, "indexedAt");
        var written = Json.instant(indexed, record, "createdAt");
        boolean absurd = written.isBefore(EARLIEST)
                || written.isAfter(envelope.receivedAt().plus(Duration.ofDays(1)));
        var answers = PostUri.is(parent) ? List.of(parent) : List.<String>of();
        return InboundMessage.said(uri, from, absurd ? indexed : written, Body.plain(content.text()), answers, venue)
                .with(content.media());
    }

    private static Party party(JsonNode profile) {
        String handle = Json.line(300, profile, "handle");
        String did = Json.id(profile, "did");
        String username = handle.isEmpty() || handle.equals("handle.invalid") ? "" : "@" + handle;
        String page = PostUri.isDid(did) ? "https://bsky.app/profile/" + did : "";
        return new Party(did, Json.line(200, profile, "displayName"), username, page);
    }

    private static InboundEvent like(JsonNode json, InboundEnvelope envelope) {
        var by = party(json.path("author"));
        String post = Json.id(json, "reasonSubject");
        if (!PostUri.is(post) || by.handle().isEmpty()) {
            return new InboundEvent.Unknown("like", false);
        }
        var at = Json.instant(envelope.receivedAt(), json, "indexedAt");
        return new Reacted(post, by, Reacted.How.ADD, Set.of("❤️"), at);
    }

    private static InboundEvent logged(String event, JsonNode json, InboundEnvelope envelope) {
        var message = json.path("message");
        String id = Json.id(message, "id");
        boolean gone = Json.text(message, "$type").endsWith("#deletedMessageView");
        var at = Json.instant(envelope.receivedAt(), message, "sentAt");
        return switch (event) {
            case "CreateMessage" -> gone && !id.isEmpty() ? new InboundEvent.Deleted(id, at) : chat(json, envelope);
            case "DeleteMessage" ->
                id.isEmpty()
                        ? new InboundEvent.Unknown("chat " + event, false)
                        : new InboundEvent.Deleted(id, envelope.receivedAt());
            case "AddReaction" -> reaction(json, Reacted.How.ADD, envelope);
            case "RemoveReaction" -> reaction(json, Reacted.How.REMOVE, envelope);
            default ->
                new InboundEvent.Unknown(
                        "chat " + event,
                        MEANINGLESS_LOGS.contains(event)
                                || event.contains("JoinLink")
                                || event.contains("JoinRequest"));
        };
    }

    private static InboundMessage chat(JsonNode json, InboundEnvelope envelope) {
        var message = json.path("message");
        String id = Json.id(message, "id");
        String convo = Json.id(json, "convoId");
        String did = Json.id(message, "sender", "did");
        if (id.isEmpty()
                || convo.isEmpty()
                || did.isEmpty()
                || !message.path("text").isString()) {
            throw new UnreadableMessageException(
                    "This is a message without an id, a chat, a sender or any text.", null);
        }
        var conversation =
                Json.parse(envelope.attributes().getOrDefault(CONVERSATION, "")).orElse(json);
        boolean group = Json.text(conversation, "kind", "$type").endsWith("#groupConvo");
        var venue = new Venue(
                CHAT + convo,
                group ? Venue.Company.ALL : Venue.Company.ONE,
                Visibility.PRIVATE,
                Json.line(200, conversation, "kind", "name"),
                "https://bsky.app/messages/" + convo);
        var at = Json.instant(envelope.receivedAt(), message, "sentAt");
        var text = new BlueskyText(message, did).text();
        var said = InboundMessage.said(id, person(did, json, conversation), at, Body.plain(text), List.of(), venue);
        return did.equals(envelope.attributes().get(ACCOUNT)) ? own(said, did, conversation) : said;
    }

    private static InboundMessage own(InboundMessage said, String we, JsonNode conversation) {
        var others = Json.items(conversation, "members").stream()
                .map(BlueskyCodec::party)
                .filter(party -> !party.handle().isEmpty() && !party.handle().equals(we))
                .map(party -> new Recipient(Recipient.Role.TO, party))
                .toList();
        return said.with(new MessageNature.Own()).to(others);
    }

    private static Party person(String did, JsonNode log, JsonNode conversation) {
        return find(did, log, "relatedProfiles")
                .or(() -> find(did, conversation, "members"))
                .orElseGet(() -> new Party(did, "", "", PostUri.isDid(did) ? "https://bsky.app/profile/" + did : ""));
    }

    private static Optional<Party> find(String did, JsonNode node, String list) {
        return Json.items(node, list).stream()
                .map(BlueskyCodec::party)
                .filter(party -> party.handle().equals(did))
                .findFirst();
    }

    private static InboundEvent reaction(JsonNode json, Reacted.How how, InboundEnvelope envelope) {
        String id = Json.id(json, "message", "id");
        String did = Json.id(json, "reaction", "sender", "did");
        String emoji = Json.line(64, json, "reaction", "value");
        if (id.isEmpty() || did.isEmpty() || emoji.isEmpty()) {
            return new InboundEvent.Unknown("chat reaction", false);
        }
        var conversation =
                Json.parse(envelope.attributes().getOrDefault(CONVERSATION, "")).orElse(json);
        var at = Json.instant(envelope.receivedAt(), json, "reaction", "createdAt");
        return new Reacted(id, person(did, json, conversation), how, Set.of(emoji), at);
    }
}
