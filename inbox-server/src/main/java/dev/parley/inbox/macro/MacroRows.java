package dev.parley.inbox.macro;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Macros as PostgreSQL remembers them. */
@Component
final class MacroRows {
    private static final TypeReference<List<MacroAction>> ACTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MacroRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A macro and whose it is. */
    record Row(@Nullable UUID owner, Macro macro) {
        boolean isOf(EmployeeId employee) {
            return employee.value().equals(owner);
        }
    }

    List<Macro> list(EmployeeId reader) {
        return jdbc.sql("""
                select id, owner_id, name, keys, actions, revision
                  from macro
                 where owner_id is null or owner_id = :me
                 order by lower(name), id
                """).param("me", reader.value()).query(this::row).list().stream()
                .map(Row::macro)
                .toList();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select id, owner_id, name, keys, actions, revision from macro where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    void insert(Macro macro, EmployeeId writer) {
        jdbc.sql("""
                insert into macro (id, owner_id, name, keys, actions)
                values (:id, :owner, :name, :keys, cast(:actions as jsonb))
                """)
                .param("id", macro.id())
                .param("owner", macro.personal() ? writer.value() : null)
                .param("name", macro.name())
                .param("keys", macro.keys())
                .param("actions", json.writeValueAsString(macro.actions()))
                .update();
    }

    /** False when somebody else changed it since. */
    boolean update(Macro macro) {
        return jdbc.sql("""
                update macro
                   set name = :name, keys = :keys, actions = cast(:actions as jsonb), revision = revision + 1
                 where id = :id and revision = :revision
                """)
                        .param("name", macro.name())
                        .param("keys", macro.keys())
                        .param("actions", json.writeValueAsString(macro.actions()))
                        .param("id", macro.id())
                        .param("revision", macro.revision())
                        .update()
                == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from macro where id = :id").param("id", id).update();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new Row(
                owner,
                new Macro(
                        row.getObject("id", UUID.class),
                        owner != null,
                        row.getString("name"),
                        row.getString("keys"),
                        json.readValue(row.getString("actions"), ACTIONS),
                        row.getLong("revision")));
    }
}
