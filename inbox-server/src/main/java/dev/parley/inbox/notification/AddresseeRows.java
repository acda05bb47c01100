package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.notification.Occasions.FailedDelivery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who may have to be told, and what they may see. */
@Component
final class AddresseeRows {
    private static final String SELECT = """
            select e.id, e.role in ('MANAGER', 'ADMINISTRATOR') as manages, e.time_zone, p.chosen, p.paused_until,
                   array(select m.team_id from team_member m where m.employee_id = e.id) as teams
              from employee e
              left join notification_preference p on p.employee_id = e.id
             where e.active
            """;

    private final JdbcClient jdbc;
    private final PreferenceRows preferences;

    AddresseeRows(JdbcClient jdbc, PreferenceRows preferences) {
        this.jdbc = jdbc;
        this.preferences = preferences;
    }

    /** Somebody active. */
    record Addressee(EmployeeId id, boolean manages, Set<TeamId> teams, Preferences preferences) {
        boolean mayRead(ConversationSummary summary) {
            return manages || teams.contains(summary.teamId()) || summary.admits(id);
        }
    }

    Map<EmployeeId, Addressee> find(Collection<EmployeeId> employees) {
        var found = new HashMap<EmployeeId, Addressee>();
        if (!employees.isEmpty()) {
            jdbc.sql(SELECT + " and e.id = any(cast(:ids as uuid[]))")
                    .param("ids", employees.stream().map(EmployeeId::toString).toArray(String[]::new))
                    .query(row -> {
                        var one = addressee(row);
                        found.put(one.id(), one);
                    });
        }
        return found;
    }

    /** The active members of a team. */
    Collection<Addressee> members(TeamId team) {
        return jdbc.sql(SELECT + " and e.id in (select m.employee_id from team_member m where m.team_id = :team)")
                .param("team", team.value())
                .query((row, number) -> addressee(row))
                .list();
    }

    private Addressee addressee(ResultSet row) throws SQLException {
        Set<TeamId> teams = Arrays.stream((UUID[]) row.getArray("teams").getArray())
                .map(TeamId::new)
                .collect(Collectors.toUnmodifiableSet());
        return new Addressee(
                new EmployeeId(row.getObject("id", UUID.class)),
                row.getBoolean("manages"),
                teams,
                preferences.read(row));
    }

    /** Those of the messages that stand as failed, or may have been sent, by message. */
    Map<UUID, FailedDelivery> failedDeliveries(Collection<UUID> messages) {
        var failed = new HashMap<UUID, FailedDelivery>();
        if (!messages.isEmpty()) {
            jdbc.sql("""
                            select m.id, m.author_employee, m.seq, o.attempts
                              from outbox o
                              join message m on m.id = o.message_id
                             where o.message_id = any(:ids) and o.state in ('FAILED', 'UNKNOWN')
                               and m.author_employee is not null
                            """).param("ids", messages.toArray(UUID[]::new)).query(row -> {
                failed.put(
                        row.getObject("id", UUID.class),
                        new FailedDelivery(
                                new EmployeeId(row.getObject("author_employee", UUID.class)),
                                row.getInt("seq"),
                                row.getInt("attempts")));
            });
        }
        return failed;
    }
}
