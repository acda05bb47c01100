package dev.parley.inbox.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The definitions of fields. */
@Component
final class FieldRows {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final TypeReference<List<Field.Choice>> CHOICES = new TypeReference<>() {};
    private static final String SELECT = """
            select id, subject, key, type, label, labels, choices, required_on_close, position
              from custom_field
             where removed_at is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FieldRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Field> listAll() {
        return jdbc.sql(SELECT + " order by subject desc, position, id")
                .query(this::read)
                .list();
    }

    Optional<Field> find(UUID id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when the key is taken. */
    void insert(Field field) {
        jdbc.sql("""
                insert into custom_field (id, subject, key, type, label, labels, choices, required_on_close, position)
                values (:id, :subject, :key, :type, :label, cast(:labels as jsonb), cast(:choices as jsonb), :required,
                        :position)
                """)
                .param("id", field.id())
                .param("subject", field.subject().name())
                .param("key", field.key())
                .param("type", field.type().name())
                .param("label", field.label())
                .param("labels", json.writeValueAsString(field.labels()))
                .param("choices", json.writeValueAsString(field.choices()))
                .param("required", field.requiredOnClose())
                .param("position", field.position())
                .update();
    }

    void update(Field field) {
        jdbc.sql("""
                update custom_field
                   set label = :label, labels = cast(:labels as jsonb), choices = cast(:choices as jsonb),
                       required_on_close = :required
                 where id = :id
                """)
                .param("id", field.id())
                .param("label", field.label())
                .param("labels", json.writeValueAsString(field.labels()))
                .param("choices", json.writeValueAsString(field.choices()))
                .param("required", field.requiredOnClose())
                .update();
    }

    void place(UUID id, int position) {
        jdbc.sql("update custom_field set position = :position where id = :id")
                .param("id", id)
                .param("position", position)
                .update();
    }

    boolean remove(UUID id) {
        return jdbc.sql("update custom_field set removed_at = now() where id = :id and removed_at is null")
                        .param("id", id)
                        .update()
                > 0;
    }

    boolean restore(UUID id) {
        return jdbc.sql("update custom_field set removed_at = null where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    private Field read(ResultSet row, int number) throws SQLException {
        return new Field(
                row.getObject("id", UUID.class),
                FieldSubject.valueOf(row.getString("subject")),
                row.getString("key"),
                FieldType.valueOf(row.getString("type")),
                row.getString("label"),
                json.readValue(row.getString("labels"), LABELS),
                json.readValue(row.getString("choices"), CHOICES),
                row.getBoolean("required_on_close"),
                row.getInt("position"));
    }
}
