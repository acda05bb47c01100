package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What colleagues think of versions; of each version, each of them one thing. */
@Component
final class StandpointRows {
    private static final String SELECT = """
            select s.employee_id, e.name as employee_name, s.version, s.stance, s.reason, s.taken_at
              from guideline_standpoint s
              join employee e on e.id = s.employee_id
             where s.guideline_id = :id
            """;

    private final JdbcClient jdbc;

    StandpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What somebody thinks.
     *
     * @param version the one it is about
     * @param reason empty where none was given
     */
    record Standpoint(Colleague employee, int version, Stance stance, String reason, Instant takenAt) {}

    void put(UUID guideline, int version, EmployeeId by, Stance stance, String reason) {
        jdbc.sql("""
                insert into guideline_standpoint (guideline_id, version, employee_id, stance, reason)
                values (:id, :version, :by, :stance, :reason)
                on conflict (guideline_id, version, employee_id)
                do update set stance = excluded.stance, reason = excluded.reason, taken_at = now()
                """)
                .param("id", guideline)
                .param("version", version)
                .param("by", by.value())
                .param("stance", stance.name())
                .param("reason", reason)
                .update();
    }

    boolean remove(UUID guideline, int version, EmployeeId by) {
        return jdbc.sql("""
                delete from guideline_standpoint
                 where guideline_id = :id and version = :version and employee_id = :by
                """)
                        .param("id", guideline)
                        .param("version", version)
                        .param("by", by.value())
                        .update()
                > 0;
    }

    /** Those about the newest versions first. */
    List<Standpoint> list(UUID guideline) {
        return jdbc.sql(SELECT + " order by s.version desc, s.taken_at, s.employee_id")
                .param("id", guideline)
                .query(StandpointRows::standpoint)
                .list();
    }

    /** Of those who work here: who objects to this version, or to an earlier one without having said anything since. */
    List<Standpoint> listObjections(UUID guideline, int version) {
        return jdbc.sql("""
                select * from (select distinct on (s.employee_id) s.employee_id, e.name as employee_name, s.version, s.stance,
                                      s.reason, s.taken_at
                                 from guideline_standpoint s
                                 join employee e on e.id = s.employee_id and e.active
                                where s.guideline_id = :id and s.version <= :version
                                order by s.employee_id, s.version desc) newest
                 where stance = 'OBJECT'
                 order by taken_at, employee_id
                """)
                .param("id", guideline)
                .param("version", version)
                .query(StandpointRows::standpoint)
                .list();
    }

    /** Managers other than its author who work here and agree with exactly this version. */
    int countApprovals(UUID guideline, int version) {
        return jdbc.sql("""
                select count(*)
                  from guideline_standpoint s
                  join employee e on e.id = s.employee_id and e.active and e.role in ('MANAGER', 'ADMINISTRATOR')
                  join guideline_version v on v.guideline_id = s.guideline_id and v.version = s.version
                 where s.guideline_id = :id and s.version = :version and s.stance = 'AGREE'
                   and v.author_id is distinct from s.employee_id
                """)
                .param("id", guideline)
                .param("version", version)
                .query(Integer.class)
                .single();
    }

    private static Standpoint standpoint(ResultSet row, int number) throws SQLException {
        return new Standpoint(
                Objects.requireNonNull(Colleague.from(row, "employee")),
                row.getInt("version"),
                Stance.valueOf(row.getString("stance")),
                row.getString("reason"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
