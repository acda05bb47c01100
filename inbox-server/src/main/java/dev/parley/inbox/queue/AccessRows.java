package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may see and change a conversation, read together with what it takes to say why not. */
@Component
final class AccessRows {
    private final JdbcClient jdbc;

    AccessRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A conversation as one employee may see it.
     *
     * @param snoozed whether it is put aside
     * @param spam whether it is in Spam, and so closed
     * @param manages whether the employee is a manager
     * @param joined whether the employee takes part without holding
     */
    record Sight(
            UUID teamId,
            boolean open,
            boolean snoozed,
            boolean spam,
            Priority priority,
            @Nullable UUID holderId,
            @Nullable String holderName,
            long claimToken,
            boolean manages,
            boolean joined) {

        TeamId team() {
            return new TeamId(teamId);
        }
    }

    /** Empty when there is no such conversation or the employee may not read it. */
    Optional<Sight> find(ConversationId id, EmployeeId employee) {
        return jdbc.sql("""
                select c.team_id, c.status = 'OPEN' as open,
                       c.snoozed_until is not null as snoozed, c.spam, c.priority, c.holder_id, h.name as holder_name, c.claim_token,
                       e.role in ('MANAGER', 'ADMINISTRATOR') as manages,
                       p.employee_id is not null as joined
                  from conversation c
                  join employee e on e.id = :me and e.active
                  left join employee h on h.id = c.holder_id
                  left join participant p on p.conversation_id = c.id and p.employee_id = e.id
                 where c.id = :id
                   and (e.role in ('MANAGER', 'ADMINISTRATOR') or c.holder_id = e.id or p.employee_id is not null
                        or exists (select 1 from team_member m
                                    where m.team_id = c.team_id and m.employee_id = e.id)
                        or exists (select 1 from follower f
                                    where f.conversation_id = c.id and f.employee_id = e.id and f.invited))
                """)
                .param("id", id.value())
                .param("me", employee.value())
                .query(AccessRows::sight)
                .optional();
    }

    private static Sight sight(ResultSet row, int number) throws SQLException {
        return new Sight(
                row.getObject("team_id", UUID.class),
                row.getBoolean("open"),
                row.getBoolean("snoozed"),
                row.getBoolean("spam"),
                Priority.of(row.getInt("priority")),
                row.getObject("holder_id", UUID.class),
                row.getString("holder_name"),
                row.getLong("claim_token"),
                row.getBoolean("manages"),
                row.getBoolean("joined"));
    }

    /** Where a conversation stands, locked until the caller's transaction ends. */
    Optional<Standing> lock(ConversationId id) {
        return jdbc.sql("select " + StandingRows.COLUMNS + " from conversation where id = :id for update")
                .param("id", id.value())
                .query(StandingRows::read)
                .optional();
    }

    Optional<String> findName(EmployeeId employee) {
        return jdbc.sql("select name from employee where id = :id")
                .param("id", employee.value())
                .query(String.class)
                .optional();
    }

    boolean isActiveEmployee(EmployeeId employee) {
        return jdbc.sql("select count(*) from employee where id = :id and active")
                        .param("id", employee.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    boolean isTeam(TeamId team) {
        return jdbc.sql("select count(*) from team where id = :id")
                        .param("id", team.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    record NamedTeam(UUID id, String name) {}

    List<NamedTeam> listTeams() {
        return jdbc.sql("select id, name from team order by name")
                .query(NamedTeam.class)
                .list();
    }
}
