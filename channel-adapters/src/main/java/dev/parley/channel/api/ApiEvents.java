package dev.parley.channel.api;

import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundEvent.Deleted;
import dev.parley.channel.InboundEvent.Edited;
import dev.parley.channel.InboundEvent.Permission;
import dev.parley.channel.InboundEvent.Reacted;
import dev.parley.channel.InboundEvent.Status;
import dev.parley.channel.InboundEvent.Unknown;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads one event; what is wrong with it is told in a sentence that names the field. */
final class ApiEvents {
    private static final String WHICH = "the id of the message, or the reference that you answered when you took it.";
    private static final int LONGEST_TYPE = 100;

    private ApiEvents() {}

    static InboundEvent read(JsonNode json, Instant received) {
        if (!json.isObject()) {
            throw ApiFields.refused("An event must be a JSON object.");
        }
        var event = new ApiFields(json, "");
        String type = event.line("type", LONGEST_TYPE);
        return switch (type.isEmpty() ? "message" : type) {
            case "message" -> ApiMessages.read(event, received);
            case "edit" -> edited(event, received);
            case "delete" ->
                new Deleted(event.required("message", ApiMessages.LONGEST_ID, WHICH), event.time("at", received));
            case "reaction" -> reacted(event, received);
            case "status" -> status(event, received);
            case "permission" -> permission(event, received);
            default -> new Unknown(type, false);
        };
    }

    private static InboundEvent edited(ApiFields event, Instant received) {
        String message = event.required("message", ApiMessages.LONGEST_ID, WHICH);
        var body = ApiMessages.body(event);
        if (body.text().isBlank()) {
            throw ApiFields.refused("\"text\" is missing: an edit needs \"text\" or \"html\".");
        }
        return new Edited(message, body, event.time("at", received));
    }

    private static InboundEvent reacted(ApiFields event, Instant received) {
        String how = event.line("how", 20).toLowerCase(Locale.ROOT);
        return new Reacted(
                event.required("message", ApiMessages.LONGEST_ID, WHICH),
                event.party("from"),
                switch (how) {
                    case "", "set" -> Reacted.How.SET;
                    case "add" -> Reacted.How.ADD;
                    case "remove" -> Reacted.How.REMOVE;
                    default -> throw ApiFields.refused("\"how\" must be \"set\", \"add\" or \"remove\".");
                },
                new LinkedHashSet<>(event.lines("emojis", 50, 100)),
                event.time("at", received));
    }

    private static InboundEvent status(ApiFields event, Instant received) {
        String message = event.line("message", ApiMessages.LONGEST_ID);
        String room = event.in("conversation").line("id", 300);
        if (message.isEmpty() && room.isEmpty()) {
            throw ApiFields.refused("\"message\" is missing: " + WHICH);
        }
        var stage = switch (event.line("status", 20).toLowerCase(Locale.ROOT)) {
            case "sent" -> Status.Stage.SENT;
            case "delivered" -> Status.Stage.DELIVERED;
            case "read" -> Status.Stage.READ;
            case "failed" -> Status.Stage.FAILED;
            default -> throw ApiFields.refused("\"status\" must be \"sent\", \"delivered\", \"read\" or \"failed\".");
        };
        return new Status(
                message.isEmpty() ? null : message,
                room,
                stage,
                event.time("at", received),
                stage == Status.Stage.FAILED ? event.line("reason", 1000) : "");
    }

    private static InboundEvent permission(ApiFields event, Instant received) {
        if (!event.has("granted")) {
            throw ApiFields.refused("\"granted\" is missing: true or false.");
        }
        return new Permission(
                event.party("from"), event.flag("granted"), event.line("words", 1000), event.time("at", received));
    }
}
