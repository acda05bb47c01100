package dev.parley.channel.whatsapp;

import dev.parley.channel.InboundEvent;
import dev.parley.channel.Party;
import dev.parley.channel.meta.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads that somebody has another number, or another business-scoped id, than before:
 * <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system">system
 * messages</a>. A new number comes with a new id.
 */
final class WhatsAppMoves {
    private static final Set<String> NUMBER = Set.of("user_changed_number", "customer_changed_number");
    private static final String USER_ID = "user_changed_user_id";

    private WhatsAppMoves() {}

    /** Empty where it tells of something else, or does not say who is meant. */
    static Optional<InboundEvent> read(JsonNode event, Instant at) {
        String type = Fields.text(event, "system", "type");
        boolean number = NUMBER.contains(type);
        if (!number && !type.equals(USER_ID)) {
            return Optional.empty();
        }
        String before = number ? first(Fields.id(event, "from"), Fields.id(event, "system", "customer")) : "";
        String now = number ? first(Fields.id(event, "system", "wa_id"), Fields.id(event, "system", "new_wa_id")) : "";
        String idBefore = first(Fields.id(event, "system", "previous_user_id"), Fields.id(event, "from_user_id"));
        String idNow = Fields.id(event, "system", "user_id");
        Map<String, Party> people = new HashMap<>();
        Map<String, String> rooms = new HashMap<>();
        if (differ(before, now)) {
            people.put(before, dialled(now));
            // Who has an id speaks in a room of that name from now on.
            rooms.put(before, first(idNow, now));
        }
        if (differ(idBefore, idNow)) {
            people.put(idBefore, new Party(idNow, ""));
            rooms.put(idBefore, idNow);
        }
        return people.isEmpty() ? Optional.empty() : Optional.of(new InboundEvent.Renamed(people, rooms, at));
    }

    private static Party dialled(String number) {
        return number.matches("[0-9]{5,20}")
                ? new Party(number, "", "+" + number, "https://wa.me/" + number)
                : new Party(number, "");
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static boolean differ(String before, String now) {
        return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
    }
}
