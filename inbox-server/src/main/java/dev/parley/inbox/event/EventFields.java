package dev.parley.inbox.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shape of an event in the stream: the same fields that the queue's scripts write. Empty text stands for "none". */
final class EventFields {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private final JsonMapper json;

    EventFields(JsonMapper json) {
        this.json = json;
    }

    Map<String, String> write(ParleyEvent event) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("type", event.type().name());
        fields.put("conversation", text(event.conversation()));
        fields.put("version", Long.toString(event.version()));
        fields.put("team", text(event.team()));
        fields.put("previousTeam", text(event.previousTeam()));
        fields.put("employee", text(event.employee()));
        fields.put("at", Long.toString(event.at().toEpochMilli()));
        fields.put("data", json.writeValueAsString(event.data()));
        return fields;
    }

    ParleyEvent read(Map<String, String> fields) {
        String facts = fields.getOrDefault("data", "");
        return new ParleyEvent(
                EventType.valueOf(fields.getOrDefault("type", "")),
                id(fields.get("conversation")),
                Long.parseLong(fields.getOrDefault("version", "0")),
                id(fields.get("team")),
                id(fields.get("previousTeam")),
                id(fields.get("employee")),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("at", "0"))),
                facts.isEmpty() ? Map.of() : json.readValue(facts, FACTS));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null || text.isEmpty() ? null : UUID.fromString(text);
    }
}
