package dev.parley.inbox.field;

import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The values of fields, beside their conversation or contact. */
@Component
final class FieldValueRows {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FieldValueRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A conversation's values while its row is locked. */
    record Held(UUID team, Map<String, Object> values) {}

    /** One value that changed, in words. */
    record Changed(String key, String label, String before, String after) {}

    Optional<Held> lock(ConversationId id) {
        return jdbc.sql("select team_id, fields from conversation where id = :id for update")
                .param("id", id.value())
                .query((row, number) ->
                        new Held(row.getObject("team_id", UUID.class), json.readValue(row.getString("fields"), VALUES)))
                .optional();
    }

    long update(ConversationId id, Map<String, Object> values) {
        return jdbc.sql("""
                update conversation set fields = cast(:fields as jsonb), version = version + 1
                 where id = :id
                returning version
                """)
                .param("id", id.value())
                .param("fields", json.writeValueAsString(values))
                .query(Long.class)
                .single();
    }

    void remember(ConversationId id, long version, List<Changed> changes) {
        for (var change : changes) {
            jdbc.sql("""
                    insert into field_change (conversation_id, version, key, label, before, after)
                    values (:id, :version, :key, :label, :before, :after)
                    """)
                    .param("id", id.value())
                    .param("version", version)
                    .param("key", change.key())
                    .param("label", change.label())
                    .param("before", change.before())
                    .param("after", change.after())
                    .update();
        }
    }

    Map<String, Object> get(ConversationId id) {
        return jdbc.sql("select fields from conversation where id = :id")
                .param("id", id.value())
                .query((row, number) -> json.readValue(row.getString("fields"), VALUES))
                .single();
    }

    Optional<Map<String, Object>> lock(ContactId id) {
        return jdbc.sql("select fields from contact where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> json.readValue(row.getString("fields"), VALUES))
                .optional();
    }

    void update(ContactId id, Map<String, Object> values) {
        jdbc.sql("update contact set fields = cast(:fields as jsonb) where id = :id")
                .param("id", id.value())
                .param("fields", json.writeValueAsString(values))
                .update();
    }

    /** The labels of what a conversation lacks before it may be closed. */
    List<String> listMissing(ConversationId id) {
        return jdbc.sql("""
                select f.label
                  from custom_field f
                  join conversation c on c.id = :id
                 where f.required_on_close and f.removed_at is null and f.subject = 'CONVERSATION'
                   and (c.fields ->> f.key) is null
                 order by f.position, f.id
                """).param("id", id.value()).query(String.class).list();
    }
}
