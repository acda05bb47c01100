package dev.parley.inbox.guideline;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Guidelines as lists show them. */
@Component
final class GuidelineSummaryRows {
    private static final String SELECT = """
            select g.id, g.state, g.version, g.active_version, g.rank, g.owner_id, o.name as owner_name, g.changed_at,
                   g.prepared, v.name, v.reason, v.direction, cardinality(v.failing) as failing,
                   array(select one ->> 'kind' from jsonb_array_elements(v.body -> 'actions') one) as actions,
                   (select count(*) from guideline_comment c
                     where c.guideline_id = g.id and c.deleted_at is null) as comments,
                   said.agree, said.object, said.undecided
              from guideline g
              join guideline_version v on v.guideline_id = g.id and v.version = g.version
              left join employee o on o.id = g.owner_id
             cross join lateral (
                   select count(*) filter (where newest.stance = 'AGREE' and newest.version = g.version) as agree,
                          count(*) filter (where newest.stance = 'OBJECT') as object,
                          count(*) filter (where newest.stance = 'UNDECIDED' and newest.version = g.version) as undecided
                     from (select distinct on (s.employee_id) s.stance, s.version
                             from guideline_standpoint s
                            where s.guideline_id = g.id
                            order by s.employee_id, s.version desc) newest) said
            """;

    private final JdbcClient jdbc;

    GuidelineSummaryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which guidelines somebody wants to see; null and empty leave nothing out. */
    record Wanted(@Nullable GuidelineState state, @Nullable Direction direction, String text) {}

    Optional<GuidelineSummary> find(UUID id) {
        return jdbc.sql(SELECT + " where g.id = :id")
                .param("id", id)
                .query(GuidelineSummaryRows::summary)
                .optional();
    }

    /** In the order they act. */
    List<GuidelineSummary> list(Wanted wanted, GuidelineCursor after, int limit) {
        return jdbc.sql(SELECT + """
                 where (cast(:state as text) is null or g.state = :state)
                   and (cast(:direction as text) is null or v.direction = :direction)
                   and position(lower(:text) in lower(v.name || ' ' || v.reason)) > 0
                   and (g.rank, g.id) > (:rank, :after)
                 order by g.rank, g.id
                 limit :limit
                """)
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param(
                        "direction",
                        wanted.direction() == null ? null : wanted.direction().name())
                .param("text", wanted.text())
                .param("rank", after.rank())
                .param("after", after.id())
                .param("limit", limit)
                .query(GuidelineSummaryRows::summary)
                .list();
    }

    private static GuidelineSummary summary(ResultSet row, int number) throws SQLException {
        var prepared = row.getString("prepared");
        return new GuidelineSummary(
                row.getObject("id", UUID.class),
                GuidelineState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getObject("active_version", Integer.class),
                row.getInt("rank"),
                row.getString("name"),
                row.getString("reason"),
                Direction.valueOf(row.getString("direction")),
                List.of((String[]) row.getArray("actions").getArray()),
                Colleague.from(row, "owner"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("failing"),
                row.getInt("comments"),
                new GuidelineSummary.Stances(row.getInt("agree"), row.getInt("object"), row.getInt("undecided")),
                prepared == null ? null : CheckKind.valueOf(prepared));
    }
}
