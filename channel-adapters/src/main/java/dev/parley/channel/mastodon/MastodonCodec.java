package dev.parley.channel.mastodon;

import dev.parley.channel.ChannelCodec;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import dev.parley.channel.social.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads notifications, and posts on their own, which the poll puts beside them. */
final class MastodonCodec implements ChannelCodec {
    /** What the envelope is of: a notification's type, or one of those below. */
    static final String TYPE = "type";
    /** Our own account's id. */
    static final String ACCOUNT = "account";
    /** The id of the post at the beginning of the thread. */
    static final String ROOT = "root";
    /** The application that our answers are sent by. */
    static final String APP = "app";

    static final String MENTION = "mention";
    static final String UPDATED = "status.update";
    static final String DELETED = "delete";
    static final String OWN = "own";

    private static final Set<String> MEANINGLESS = Set.of(
            "status",
            "reblog",
            "follow",
            "follow_request",
            "poll",
            "quoted_update",
            "admin.sign_up",
            "admin.report",
            "severed_relationships",
            "moderation_warning",
            "annual_report");

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var json = Json.object(envelope.raw());
        boolean alone = !json.path("status").isObject();
        String type = envelope.attributes().getOrDefault(TYPE, alone ? MENTION : Json.line(100, json, "type"));
        var status = new MastodonStatus(alone ? json : json.path("status"));
        return switch (type) {
            case MENTION, "quote" -> message(envelope, status);
            case OWN -> own(envelope, status);
            case DELETED -> new InboundEvent.Deleted(id(status), envelope.receivedAt());
            case UPDATED, "update" ->
                new InboundEvent.Edited(
                        id(status),
                        status.body(),
                        status.media(),
                        Json.instant(envelope.receivedAt(), status.json(), "edited_at"));
            case "favourite" -> favourite(envelope, json, status);
            default -> new InboundEvent.Unknown(type, MEANINGLESS.contains(type));
        };
    }

    private static String id(MastodonStatus status) {
        if (status.id().isEmpty()) {
            throw new UnreadableMessageException("This is of a post, but does not say of which.", null);
        }
        return status.id();
    }

    private static InboundEvent favourite(InboundEnvelope envelope, JsonNode json, MastodonStatus status) {
        var by = new MastodonStatus(json).writer();
        if (by.handle().isEmpty() || status.id().isEmpty()) {
            return new InboundEvent.Unknown("favourite", false);
        }
        var at = Json.instant(envelope.receivedAt(), json, "created_at");
        return new InboundEvent.Reacted(status.id(), by, InboundEvent.Reacted.How.ADD, Set.of("⭐"), at);
    }

    private static InboundMessage message(InboundEnvelope envelope, MastodonStatus status) {
        var from = status.writer();
        if (status.id().isEmpty() || from.handle().isEmpty() || !status.isReadable()) {
            throw new UnreadableMessageException("This is a post without an id, a writer or any content.", null);
        }
        String root = Optional.ofNullable(envelope.attributes().get(ROOT))
                .or(() -> Optional.of(status.answers()).filter(id -> !id.isEmpty()))
                .orElse(status.id());
        var venue = new Venue(root, Venue.Company.ONE, status.visibility(), "", status.url());
        var answers = status.answers().isEmpty() ? List.<String>of() : List.of(status.answers());
        var at = Json.instant(envelope.receivedAt(), status.json(), "created_at");
        return InboundMessage.said(status.id(), from, at, status.body(), answers, venue)
                .about(status.spoiler())
                .with(status.media());
    }

    /** What a colleague wrote in Mastodon itself. */
    private static InboundEvent own(InboundEnvelope envelope, MastodonStatus status) {
        String ourApp = envelope.attributes().getOrDefault(APP, "");
        boolean sentByUs = !ourApp.isEmpty() && ourApp.equals(Json.line(500, status.json(), "application", "name"));
        var customer = customer(envelope, status);
        if (sentByUs || customer.isEmpty()) {
            return new InboundEvent.Unknown("own post", true);
        }
        return message(envelope, status)
                .with(new MessageNature.Own())
                .to(List.of(new Recipient(Recipient.Role.TO, customer.get())));
    }

    /** Whom it answers, or else mentions first. */
    private static Optional<Party> customer(InboundEnvelope envelope, MastodonStatus status) {
        String we = envelope.attributes().getOrDefault(ACCOUNT, status.writer().handle());
        String answered = Json.id(status.json(), "in_reply_to_account_id");
        var others = status.mentions().stream()
                .filter(party -> !party.handle().equals(we))
                .toList();
        return others.stream()
                .filter(party -> party.handle().equals(answered))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }
}
