package dev.parley.channel.meta;

import dev.parley.channel.ChannelKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Cuts a delivery ({@code object}, {@code entry[]}) into its events; what has no shape that is known stays whole. */
final class MetaEvents {
    private MetaEvents() {}

    static List<MetaEvent> cut(JsonNode payload, ChannelKind otherwise) {
        List<MetaEvent> all = new ArrayList<>();
        // Meta's own examples show a list of payloads here and there.
        var payloads = payload.isArray() ? Fields.list(payload) : List.of(payload);
        for (var one : payloads) {
            var kind = kind(Fields.text(one, "object"), otherwise);
            for (var entry : Fields.list(one, "entry")) {
                all.addAll(entry(kind, entry));
            }
        }
        return all.isEmpty() ? List.of(MetaEvent.whole(otherwise, Fields.bytes(payload))) : List.copyOf(all);
    }

    private static ChannelKind kind(String object, ChannelKind otherwise) {
        return switch (object) {
            case "page" -> ChannelKind.FACEBOOK;
            case "instagram" -> ChannelKind.INSTAGRAM;
            case "whatsapp_business_account" -> ChannelKind.WHATSAPP;
            default -> otherwise;
        };
    }

    private static List<MetaEvent> entry(ChannelKind kind, JsonNode entry) {
        List<MetaEvent> all = new ArrayList<>();
        String account = Fields.text(entry, "id");
        for (String name : List.of("messaging", "standby")) {
            for (var event : Fields.list(entry, name)) {
                all.add(MetaEvent.of(kind, account, name, messagingName(event), event));
            }
        }
        for (var change : changes(entry)) {
            if (kind == ChannelKind.WHATSAPP) {
                all.addAll(whatsapp(change));
            } else {
                all.addAll(changed(kind, account, change));
            }
        }
        if (all.isEmpty()) {
            all.add(MetaEvent.of(
                    kind, kind == ChannelKind.WHATSAPP ? "" : account, "entry", Fields.text(entry, "id"), entry));
        }
        String time = Fields.text(entry, "time");
        return all.stream().map(event -> event.with(EventAttributes.TIME, time)).toList();
    }

    /** Instagram's pages speak of lists as values, though their examples show one. */
    private static List<MetaEvent> changed(ChannelKind kind, String account, JsonNode change) {
        String field = Fields.text(change, "field");
        var value = change.path("value");
        var values = value.isArray() && !value.isEmpty() ? Fields.list(value) : List.of(value);
        return values.stream()
                .map(one -> MetaEvent.of(kind, account, field, changeName(one), one))
                .toList();
    }

    /** Some of Instagram's examples have the one change in the entry itself. */
    private static List<JsonNode> changes(JsonNode entry) {
        var changes = Fields.list(entry, "changes");
        return changes.isEmpty() && entry.has("field") && entry.has("value") ? List.of(entry) : changes;
    }

    private static String messagingName(JsonNode event) {
        String mid = Fields.text(event, "message", "mid");
        return mid.isEmpty() ? "of " + Fields.text(event, "sender", "id") : mid;
    }

    private static String changeName(JsonNode value) {
        for (String name : List.of("comment_id", "id", "post_id", "media_id")) {
            if (!Fields.text(value, name).isEmpty()) {
                return Fields.text(value, name);
            }
        }
        return "";
    }

    private static List<MetaEvent> whatsapp(JsonNode change) {
        var value = change.path("value");
        String number = Fields.text(value, "metadata", "phone_number_id");
        String field = Fields.text(change, "field");
        List<MetaEvent> all = new ArrayList<>();
        for (var list : WhatsAppList.values()) {
            var events = Fields.list(value, list.field);
            for (int i = 0; i < events.size(); i++) {
                var event = events.get(i);
                var contact = contact(Fields.list(value, "contacts"), event, i, events.size());
                all.add(MetaEvent.of(ChannelKind.WHATSAPP, number, list.type, Fields.text(event, "id"), event)
                        .with(EventAttributes.NAME, Fields.text(contact, "profile", "name"))
                        .with(EventAttributes.USERNAME, username(contact))
                        .with(EventAttributes.WA_ID, Fields.text(contact, "wa_id"))
                        .with(EventAttributes.USER_ID, Fields.text(contact, "user_id")));
            }
        }
        if (all.isEmpty()) {
            all.add(MetaEvent.of(ChannelKind.WHATSAPP, number, "change " + field, "", change));
        }
        String written = Fields.text(value, "metadata", "display_phone_number");
        return all.stream()
                .map(event -> event.with(EventAttributes.NUMBER, written))
                .toList();
    }

    private static String username(JsonNode contact) {
        String inside = Fields.text(contact, "profile", "username");
        return inside.isEmpty() ? Fields.text(contact, "username") : inside;
    }

    /** The contact that an event is of: by number or id, or because there is only one, or by its place. */
    private static JsonNode contact(List<JsonNode> contacts, JsonNode event, int place, int events) {
        for (var contact : contacts) {
            if (isOf(contact, event, "wa_id", List.of("from", "to", "recipient_id", "wa_id"))
                    || isOf(contact, event, "user_id", List.of("from_user_id", "to_user_id", "recipient_user_id"))) {
                return contact;
            }
        }
        if (contacts.size() == 1) {
            return contacts.getFirst();
        }
        boolean inOrder =
                contacts.size() == events && Fields.text(event, "from").isEmpty();
        return inOrder ? contacts.get(place) : MissingNode.getInstance();
    }

    private static boolean isOf(JsonNode contact, JsonNode event, String name, List<String> fields) {
        String known = Fields.text(contact, name);
        return !known.isEmpty() && fields.stream().anyMatch(field -> known.equals(Fields.text(event, field)));
    }

    /** The lists of a WhatsApp change, and what one of each is called. */
    private enum WhatsAppList {
        MESSAGES("messages", "message"),
        STATUSES("statuses", "status"),
        ECHOES("message_echoes", "echo"),
        PREFERENCES("user_preferences", "preference"),
        ERRORS("errors", "error");

        private final String field;
        private final String type;

        WhatsAppList(String field, String type) {
            this.field = field;
            this.type = type;
        }
    }
}
