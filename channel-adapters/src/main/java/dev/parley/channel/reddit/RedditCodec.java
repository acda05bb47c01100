package dev.parley.channel.reddit;

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
import dev.parley.channel.social.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads things ("kind" and "data") and moderators' mail, which the poll gives as one message with its conversation. */
final class RedditCodec implements ChannelCodec {
    /** Our own account's name. */
    static final String ACCOUNT = "account";
    /** What the poll found out about a thing that came before: {@link #EDITED} or {@link #DELETED}. */
    static final String CHANGE = "change";

    static final String EDITED = "edited";
    static final String DELETED = "deleted";
    /** What rooms and ids of moderators' mail begin with. */
    static final String MODMAIL = "modmail/";

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var json = Json.object(envelope.raw());
        if (json.path("conversation").isObject() && json.path("message").isObject()) {
            return mail(json.path("conversation"), json.path("message"), envelope);
        }
        var thing = RedditThing.of(json);
        return switch (thing.kind()) {
            case "t1", "t3", "t4" -> thing(thing, envelope);
            case "" -> throw new UnreadableMessageException("This does not say what it is.", null);
            default -> new InboundEvent.Unknown(thing.kind(), false);
        };
    }

    private static InboundEvent thing(RedditThing thing, InboundEnvelope envelope) {
        String name = thing.name();
        var from = thing.writer();
        if (name.isEmpty()) {
            throw new UnreadableMessageException("This does not say its name (t1_…, t3_… or t4_…).", null);
        }
        String change = envelope.attributes().getOrDefault(CHANGE, "");
        if (change.equals(DELETED) || thing.isGone()) {
            return new InboundEvent.Deleted(name, envelope.receivedAt());
        }
        if (change.equals(EDITED)) {
            return new InboundEvent.Edited(
                    name, thing.body(), Json.epoch(envelope.receivedAt(), thing.data(), "edited"));
        }
        if (from.handle().isEmpty() || !thing.isReadable()) {
            throw new UnreadableMessageException("This has no writer, or says nothing.", null);
        }
        var venue = new Venue(
                thing.root(),
                Venue.Company.ONE,
                thing.isMessage() ? Visibility.PRIVATE : Visibility.PUBLIC,
                thing.isMessage() ? "" : thing.title(),
                thing.url());
        var answers = thing.parent().isEmpty() ? List.<String>of() : List.of(thing.parent());
        var message = InboundMessage.said(
                        name, from, thing.created(envelope.receivedAt()), thing.body(), answers, venue)
                .about(thing.title())
                .with(thing.media());
        return isOurs(from, envelope) ? own(message, thing) : message;
    }

    private static boolean isOurs(Party from, InboundEnvelope envelope) {
        String account = envelope.attributes().getOrDefault(ACCOUNT, "").toLowerCase(Locale.ROOT);
        return !account.isEmpty() && from.handle().equals(account);
    }

    /** Whom a comment of ours answers is told only where it stands right below the submission. */
    private static InboundEvent own(InboundMessage message, RedditThing thing) {
        String field = thing.isMessage() ? "dest" : thing.parent().startsWith("t3_") ? "link_author" : "";
        String customer = field.isEmpty() ? "" : Json.line(100, thing.data(), field);
        boolean known = !customer.isEmpty()
                && !customer.startsWith("#")
                && !customer.equals("[deleted]")
                && !customer.equalsIgnoreCase(message.from().handle());
        return known
                ? message.with(new MessageNature.Own()).to(List.of(to(customer)))
                : new InboundEvent.Unknown("own " + thing.kind(), true);
    }

    private static Recipient to(String name) {
        return new Recipient(Recipient.Role.TO, RedditThing.person(name));
    }

    /** Moderators are the company's side; what they write to each other only is no part of the conversation. */
    private static InboundEvent mail(JsonNode conversation, JsonNode message, InboundEnvelope envelope) {
        String room = Json.id(conversation, "id");
        String id = Json.id(message, "id");
        var from = RedditThing.person(Json.line(100, message, "author", "name"));
        String text = Json.text(message, "bodyMarkdown");
        if (Json.flag(message, "isInternal")) {
            return new InboundEvent.Unknown("moderators' note", true);
        }
        if (room.isEmpty()
                || id.isEmpty()
                || from.handle().isEmpty()
                || !message.path("bodyMarkdown").isString()) {
            throw new UnreadableMessageException("This mail to moderators has no id, no writer or no text.", null);
        }
        String subject = Json.line(400, conversation, "subject");
        var venue = new Venue(
                MODMAIL + room,
                Venue.Company.ALL,
                Visibility.PRIVATE,
                subject,
                "https://mod.reddit.com/mail/all/" + room);
        var at = Json.instant(envelope.receivedAt(), message, "date");
        var body = RedditThing.body(text, Json.text(message, "body"));
        var said = InboundMessage.said(MODMAIL + room + "/" + id, from, at, body, List.of(), venue)
                .about(subject);
        boolean ours = isOurs(from, envelope) || Json.flag(message, "author", "isMod");
        if (!ours) {
            return said;
        }
        String customer = customer(conversation);
        return said.with(new MessageNature.Own()).to(customer.isEmpty() ? List.of() : List.of(to(customer)));
    }

    /** Older conversations name all who wrote instead of the one they are with. */
    private static String customer(JsonNode conversation) {
        String participant = Json.line(100, conversation, "participant", "name");
        return participant.isEmpty()
                ? Json.items(conversation, "authors").stream()
                        .filter(author -> !Json.flag(author, "isMod"))
                        .map(author -> Json.line(100, author, "name"))
                        .findFirst()
                        .orElse("")
                : participant;
    }
}
