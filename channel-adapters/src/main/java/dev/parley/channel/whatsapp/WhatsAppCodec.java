package dev.parley.channel.whatsapp;

import dev.parley.channel.ChannelCodec;
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
import dev.parley.channel.Visibility;
import dev.parley.channel.meta.EventAttributes;
import dev.parley.channel.meta.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads one event of a WhatsApp number. */
final class WhatsAppCodec implements ChannelCodec {
    private static final int LONGEST_REASON = 500;
    /** Changes of the account that no conversation has to know of. */
    private static final Set<String> ACCOUNT_CHANGES = Set.of(
            "change message_template_status_update",
            "change message_template_quality_update",
            "change message_template_components_update",
            "change template_category_update",
            "change phone_number_quality_update",
            "change phone_number_name_update",
            "change business_username_update",
            "change group_lifecycle_update",
            "change group_participants_update",
            "change group_settings_update",
            "change group_status_update",
            "change business_capability_update",
            "change smb_app_state_sync",
            "change history",
            "change tracking_events");

    @Override
    public InboundEvent decode(InboundEnvelope envelope) {
        var said = envelope.attributes();
        String type = said.getOrDefault(EventAttributes.TYPE, "");
        var event = Fields.parse(envelope.raw());
        String foreign = said.getOrDefault(EventAttributes.FOREIGN, "");
        if (!foreign.isEmpty()) {
            return unknown(type + " for number " + foreign + ", which no channel has");
        }
        return switch (type) {
            case "message" -> message(event, envelope, false);
            case "echo" -> message(event, envelope, true);
            case "status" -> status(event, envelope);
            case "preference" -> permission(event, envelope);
            case "error" -> unknown("error " + Fields.text(event, "code") + " " + Fields.text(event, "title"));
            default -> new InboundEvent.Unknown(Fields.type(type), ACCOUNT_CHANGES.contains(type));
        };
    }

    private static InboundEvent.Unknown unknown(String type) {
        return new InboundEvent.Unknown(Fields.type(type), false);
    }

    private static InboundEvent message(JsonNode event, InboundEnvelope envelope, boolean ours) {
        var at = Fields.time(event, envelope.receivedAt(), "timestamp");
        var customer = customer(event, envelope, ours ? "to" : "from");
        String type = Fields.text(event, "type");
        return switch (type) {
            case "reaction" -> reacted(event, ours ? account(envelope) : customer, at);
            case "edit" -> edited(event, at);
            case "revoke" -> deleted(event, at);
            case "system" ->
                WhatsAppMoves.read(event, at)
                        .orElseGet(() -> unknown("system " + Fields.text(event, "system", "type") + ": "
                                + Fields.text(event, "system", "body")));
            case "request_welcome" -> new InboundEvent.Unknown(type, true);
            default -> said(event, envelope, ours, customer);
        };
    }

    private static InboundEvent said(JsonNode event, InboundEnvelope envelope, boolean ours, Party customer) {
        String type = Fields.text(event, "type");
        var contents = WhatsAppContents.of(type, event);
        if (contents.isEmpty()) {
            return unknown("message of type " + type);
        }
        String id = Fields.id(event, "id");
        if (id.isEmpty() || customer.handle().isEmpty()) {
            throw new UnreadableMessageException("The message names no sender or has no id.", null);
        }
        String answered = Fields.id(event, "context", "id");
        var message = InboundMessage.said(
                        id,
                        ours ? account(envelope) : customer,
                        Fields.time(event, envelope.receivedAt(), "timestamp"),
                        contents.get().body(),
                        answered.isEmpty() ? List.of() : List.of(answered),
                        venue(event, envelope, customer, ours))
                .with(contents.get().media())
                .about(contents.get().subject());
        return ours
                ? message.with(new MessageNature.Own()).to(List.of(new Recipient(Recipient.Role.TO, customer)))
                : message;
    }

    private static InboundEvent reacted(JsonNode event, Party by, Instant at) {
        String target = Fields.id(event, "reaction", "message_id");
        if (target.isEmpty() || by.handle().isEmpty()) {
            return unknown("reaction to nothing");
        }
        String emoji = Fields.text(event, "reaction", "emoji");
        return new InboundEvent.Reacted(target, by, How.SET, emoji.isEmpty() ? Set.of() : Set.of(emoji), at);
    }

    private static InboundEvent edited(JsonNode event, Instant at) {
        String target = Fields.id(event, "edit", "original_message_id");
        var now = Fields.at(event, "edit", "message");
        var contents = WhatsAppContents.of(Fields.text(now, "type"), now);
        return target.isEmpty() || contents.isEmpty()
                ? unknown("edit")
                : new InboundEvent.Edited(
                        target, contents.get().body(), contents.get().media(), at);
    }

    private static InboundEvent deleted(JsonNode event, Instant at) {
        String target = Fields.id(event, "revoke", "original_message_id");
        return target.isEmpty() ? unknown("revoke") : new InboundEvent.Deleted(target, at);
    }

    private static Party account(InboundEnvelope envelope) {
        String number = envelope.attributes().getOrDefault(EventAttributes.NUMBER, "");
        String id = envelope.attributes().getOrDefault(EventAttributes.ACCOUNT, "");
        return new Party(id.isEmpty() ? "account" : id, "", number, "");
    }

    private static Party customer(JsonNode event, InboundEnvelope envelope, String field) {
        var said = envelope.attributes();
        String number = Fields.id(event, field);
        if (number.isEmpty()) {
            number = said.getOrDefault(EventAttributes.WA_ID, "");
        }
        String username = said.getOrDefault(EventAttributes.USERNAME, "");
        String called = username.isEmpty() ? "" : "@" + username.replaceFirst("^@", "");
        boolean dialled = number.matches("[0-9]{5,20}");
        if (called.isEmpty() && dialled) {
            called = "+" + number;
        }
        return new Party(
                number.isEmpty() ? userId(event, envelope, field) : number,
                said.getOrDefault(EventAttributes.NAME, ""),
                called,
                dialled ? "https://wa.me/" + number : "");
    }

    private static String userId(JsonNode event, InboundEnvelope envelope, String field) {
        String id = Fields.id(event, field + "_user_id");
        return id.isEmpty() ? envelope.attributes().getOrDefault(EventAttributes.USER_ID, "") : id;
    }

    private static Venue venue(JsonNode event, InboundEnvelope envelope, Party customer, boolean ours) {
        String group = Fields.id(event, "group_id");
        if (!group.isEmpty()) {
            return new Venue(group, Venue.Company.ALL, Visibility.PRIVATE, "", "");
        }
        String user = userId(event, envelope, ours ? "to" : "from");
        return Venue.chat(user.isEmpty() ? customer.handle() : user);
    }

    private static InboundEvent status(JsonNode event, InboundEnvelope envelope) {
        String id = Fields.id(event, "id");
        var at = Fields.time(event, envelope.receivedAt(), "timestamp");
        String status = Fields.text(event, "status");
        if (Fields.text(event, "type").equals("call")) {
            return new InboundEvent.Unknown(Fields.type("call " + status), true);
        }
        if (id.isEmpty()) {
            return unknown("status " + status);
        }
        return switch (status) {
            case "sent" -> new InboundEvent.Status(id, "", Stage.SENT, at, "");
            case "delivered" -> new InboundEvent.Status(id, "", Stage.DELIVERED, at, "");
            case "read", "played" -> new InboundEvent.Status(id, "", Stage.READ, at, "");
            case "failed" -> new InboundEvent.Status(id, "", Stage.FAILED, at, reason(event));
            case "deleted" -> new InboundEvent.Deleted(id, at);
            default -> unknown("status " + status);
        };
    }

    private static String reason(JsonNode event) {
        var errors = Fields.list(event, "errors");
        if (errors.isEmpty()) {
            return "WhatsApp gives no reason.";
        }
        var error = errors.getFirst();
        String details = Fields.line(error, LONGEST_REASON, "error_data", "details");
        String title = Fields.line(error, LONGEST_REASON, "title");
        String words = details.isEmpty() || details.equals(title) ? title : title + ": " + details;
        return WhatsAppFailures.sentence((int) Fields.number(error, -1, "code"), words);
    }

    private static InboundEvent permission(JsonNode event, InboundEnvelope envelope) {
        String value = Fields.text(event, "value");
        var customer = customer(event, envelope, "wa_id");
        if (customer.handle().isEmpty() || !Set.of("stop", "resume", "signup").contains(value)) {
            return unknown("preference " + value);
        }
        return new InboundEvent.Permission(
                customer,
                !value.equals("stop"),
                Fields.line(event, LONGEST_REASON, "detail"),
                Fields.time(event, envelope.receivedAt(), "timestamp"));
    }
}
