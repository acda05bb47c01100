package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who did what with a guideline; only ever added to. */
@Component
final class DeedRows {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Something that was done.
     *
     * @param version the version it was done with
     * @param employee null for Parley itself
     * @param facts such as {@code acknowledged}: who objected when it was put in force
     */
    record Done(
            Deed deed, @Nullable Integer version, @Nullable Colleague employee, Instant at, Map<String, Object> facts) {
        Done {
            facts = Map.copyOf(facts);
        }
    }

    void add(UUID guideline, Deed deed, @Nullable Integer version, @Nullable EmployeeId by, Map<String, ?> facts) {
        jdbc.sql("""
                insert into guideline_deed (guideline_id, deed, version, employee_id, facts)
                values (:id, :deed, :version, :by, cast(:facts as jsonb))
                """)
                .param("id", guideline)
                .param("deed", deed.name())
                .param("version", version)
                .param("by", by == null ? null : by.value())
                .param("facts", json.writeValueAsString(facts))
                .update();
    }

    /** The newest first. */
    List<Done> list(UUID guideline, int limit) {
        return jdbc.sql("""
                select d.deed, d.version, d.employee_id, e.name as employee_name, d.done_at, d.facts
                  from guideline_deed d
                  left join employee e on e.id = d.employee_id
                 where d.guideline_id = :id
                 order by d.id desc
                 limit :limit
                """)
                .param("id", guideline)
                .param("limit", limit)
                .query((row, number) -> new Done(
                        Deed.valueOf(row.getString("deed")),
                        row.getObject("version", Integer.class),
                        Colleague.from(row, "employee"),
                        row.getObject("done_at", OffsetDateTime.class).toInstant(),
                        json.readValue(row.getString("facts"), FACTS)))
                .list();
    }
}
