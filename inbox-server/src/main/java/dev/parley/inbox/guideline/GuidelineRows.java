package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each guideline stands, as PostgreSQL remembers it. */
@Component
final class GuidelineRows {
    private static final String SELECT =
            "select id, state, version, active_version, was_active, rank from guideline where id = :id";

    private final JdbcClient jdbc;

    GuidelineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<GuidelineRow> find(UUID id) {
        return jdbc.sql(SELECT).param("id", id).query(GuidelineRows::row).optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<GuidelineRow> lock(UUID id) {
        return jdbc.sql(SELECT + " for update")
                .param("id", id)
                .query(GuidelineRows::row)
                .optional();
    }

    int count() {
        return jdbc.sql("select count(*) from guideline").query(Integer.class).single();
    }

    /** A new draft, last of all; {@code prepared} is the check that it came with Parley for. */
    void insert(UUID id, @Nullable EmployeeId owner, @Nullable String prepared) {
        jdbc.sql("""
                insert into guideline (id, state, owner_id, version, rank, prepared)
                select :id, 'DRAFT', :owner, 1, least(coalesce(max(rank), 0) + 100, 1000000), :prepared from guideline
                """)
                .param("id", id)
                .param("owner", owner == null ? null : owner.value())
                .param("prepared", prepared)
                .update();
    }

    void setVersion(UUID id, int version) {
        jdbc.sql("update guideline set version = :version, changed_at = now() where id = :id")
                .param("version", version)
                .param("id", id)
                .update();
    }

    /** {@code active} is the version in force from now on; null for none. */
    void setState(UUID id, GuidelineState state, @Nullable Integer active) {
        jdbc.sql("""
                update guideline
                   set state = :state, active_version = cast(:active as integer), changed_at = now(),
                       was_active = was_active or cast(:active as integer) is not null
                 where id = :id
                """)
                .param("state", state.name())
                .param("active", active)
                .param("id", id)
                .update();
    }

    void setRank(UUID id, int rank) {
        jdbc.sql("update guideline set rank = :rank where id = :id")
                .param("rank", rank)
                .param("id", id)
                .update();
    }

    void setOwner(UUID id, EmployeeId owner) {
        jdbc.sql("update guideline set owner_id = :owner, changed_at = now() where id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from guideline where id = :id").param("id", id).update();
    }

    private static GuidelineRow row(ResultSet row, int number) throws SQLException {
        return new GuidelineRow(
                row.getObject("id", UUID.class),
                GuidelineState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getObject("active_version", Integer.class),
                row.getBoolean("was_active"),
                row.getInt("rank"));
    }
}
