package dev.parley.channel.meta;

import dev.parley.channel.Body;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Reacted.How;
import dev.parley.channel.InboundEvent.Status.Stage;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.UnreadableMessageException;
import dev.parley.channel.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads a {@code messaging} event, as Messenger and Instagram both have them.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events">Messenger</a>
 * @see <a href="https://developers.facebook.com/documentation/instagram-platform/webhooks/examples">Instagram</a>
 */
public final class Messaging {
    /** Stands before the id of each message that we send where the provider gives it back. */
    static final String METADATA = "parley:";

    /** Known to say nothing to a conversation: who holds a thread, an account linked, a link opened. */
    private static final Set<String> IGNORABLE = Set.of(
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "referral",
            "account_linking",
            "checkout_update",
            "message_context",
            "typing");

    private static final Map<String, String> NAMED_REACTIONS = Map.of(
            "love", "❤️",
            "smile", "😆",
            "angry", "😠",
            "sad", "😢",
            "wow", "😮",
            "like", "👍",
            "dislike", "👎");

    private final String provider;

    /** {@code provider} is what sentences call it. */
    public Messaging(String provider) {
        this.provider = provider;
    }

    /** Reads one. */
    public InboundEvent decode(JsonNode event, InboundEnvelope envelope) {
        var at = Fields.time(event, envelope.receivedAt(), "timestamp");
        if (event.has("message")) {
            return message(event, envelope, at);
        }
        if (event.has("message_edit")) {
            return edited(event.path("message_edit"), at);
        }
        if (event.has("reaction")) {
            return reacted(event, at);
        }
        if (event.has("postback")) {
            return postback(event, envelope, at);
        }
        if (event.has("optin")) {
            return optin(event, at);
        }
        if (event.has("read")) {
            return receipt(event.path("read"), event, Stage.READ, at);
        }
        if (event.has("delivery")) {
            return receipt(event.path("delivery"), event, Stage.DELIVERED, at);
        }
        return IGNORABLE.stream()
                .filter(event::has)
                .findFirst()
                .map(name -> new InboundEvent.Unknown(name, true))
                .orElseGet(() -> unknown(name(event)));
    }

    private static InboundEvent.Unknown unknown(String type) {
        return new InboundEvent.Unknown(Fields.type(type), false);
    }

    /** What an event is called by the one field that others do not have. */
    private static String name(JsonNode event) {
        return event.propertyNames().stream()
                .filter(name -> !Set.of("sender", "recipient", "timestamp", "prior_message")
                        .contains(name))
                .findFirst()
                .orElse("messaging event without content");
    }

    private InboundEvent message(JsonNode event, InboundEnvelope envelope, Instant at) {
        var message = event.path("message");
        String mid = Fields.id(message, "mid");
        if (Fields.flag(message, "is_deleted")) {
            return mid.isEmpty() ? unknown("message deleted") : new InboundEvent.Deleted(mid, at);
        }
        if (Fields.flag(message, "is_self")) {
            return new InboundEvent.Unknown("message to oneself", true);
        }
        String sender = Fields.id(event, "sender", "id");
        boolean ours = Fields.flag(message, "is_echo") || sender.equals(account(envelope));
        if (ours && isByThisApp(message, envelope)) {
            return new InboundEvent.Unknown("echo of what this app sent", true);
        }
        String customer = ours ? Fields.id(event, "recipient", "id") : sender;
        if (mid.isEmpty() || customer.isEmpty()) {
            throw new UnreadableMessageException("The message names no sender or has no id.", null);
        }
        var contents = MessagingContents.of(message, provider);
        String answered = Fields.id(message, "reply_to", "mid");
        var said = InboundMessage.said(
                        mid,
                        party(ours ? account(envelope) : sender),
                        at,
                        contents.body(),
                        answered.isEmpty() ? List.of() : List.of(answered),
                        Venue.chat(customer))
                .with(contents.media())
                .about(contents.subject());
        return ours ? said.with(new MessageNature.Own()).to(to(customer)) : said;
    }

    private static String account(InboundEnvelope envelope) {
        String account = envelope.attributes().getOrDefault(EventAttributes.ACCOUNT, "");
        return account.isEmpty() ? "account" : account;
    }

    private static Party party(String id) {
        return new Party(id, "");
    }

    private static List<Recipient> to(String customer) {
        return List.of(new Recipient(Recipient.Role.TO, party(customer)));
    }

    private static boolean isByThisApp(JsonNode message, InboundEnvelope envelope) {
        String app = Fields.text(message, "app_id");
        return !app.isEmpty() && app.equals(envelope.attributes().getOrDefault(EventAttributes.APP, ""))
                || Fields.text(message, "metadata").startsWith(METADATA);
    }

    private static InboundEvent edited(JsonNode edit, Instant at) {
        String mid = Fields.id(edit, "mid");
        return mid.isEmpty()
                ? unknown("message_edit")
                : new InboundEvent.Edited(mid, Body.plain(Fields.text(edit, "text")), at);
    }

    private static InboundEvent reacted(JsonNode event, Instant at) {
        var reaction = event.path("reaction");
        String mid = Fields.id(reaction, "mid");
        String by = Fields.id(event, "sender", "id");
        if (mid.isEmpty() || by.isEmpty()) {
            return unknown("reaction to nothing");
        }
        String emoji = Fields.text(reaction, "emoji");
        if (emoji.isEmpty()) {
            emoji = NAMED_REACTIONS.getOrDefault(Fields.text(reaction, "reaction"), "");
        }
        // Each person has one reaction at a message; another replaces it.
        boolean gone = Fields.text(reaction, "action").equals("unreact") || emoji.isEmpty();
        return new InboundEvent.Reacted(mid, party(by), How.SET, gone ? Set.of() : Set.of(emoji), at);
    }

    private static InboundEvent postback(JsonNode event, InboundEnvelope envelope, Instant at) {
        var postback = event.path("postback");
        String sender = Fields.id(event, "sender", "id");
        if (sender.isEmpty()) {
            throw new UnreadableMessageException("The postback names no sender.", null);
        }
        String mid = Fields.id(postback, "mid");
        String title = Fields.text(postback, "title");
        String id = mid.isEmpty() ? "postback:" + sender + ":" + at.toEpochMilli() : mid;
        var body = Body.plain(title.isEmpty() ? Fields.text(postback, "payload") : title);
        return InboundMessage.said(id, party(sender), at, body, List.of(), Venue.chat(sender))
                .about(MessagingContents.subject(postback));
    }

    /** Subscriptions to notifications can be stopped and taken up again; other opt-ins only open a chat. */
    private static InboundEvent optin(JsonNode event, Instant at) {
        String status = Fields.text(event, "optin", "notification_messages_status");
        String sender = Fields.id(event, "sender", "id");
        if (status.isEmpty() || sender.isEmpty()) {
            return new InboundEvent.Unknown("optin", true);
        }
        String words = Fields.line(event, 300, "optin", "title");
        return new InboundEvent.Permission(
                party(sender), !status.startsWith("STOP"), (status + " " + words).strip(), at);
    }

    /** Messenger tells a moment up to which all is seen, Instagram the message. */
    private static InboundEvent receipt(JsonNode receipt, JsonNode event, Stage stage, Instant at) {
        String mid = Fields.id(receipt, "mid");
        if (!mid.isEmpty()) {
            return new InboundEvent.Status(mid, "", stage, at, "");
        }
        String room = Fields.id(event, "sender", "id");
        return room.isEmpty()
                ? unknown("receipt of nobody")
                : new InboundEvent.Status(null, room, stage, Fields.time(receipt, at, "watermark"), "");
    }
}
