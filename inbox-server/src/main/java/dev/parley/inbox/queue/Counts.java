package dev.parley.inbox.queue;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers beside the lists. */
@Component
final class Counts {
    private final Queue queue;
    private final AccessRows teams;
    private final Access access;
    private final JdbcClient jdbc;

    Counts(Queue queue, AccessRows teams, Access access, JdbcClient jdbc) {
        this.queue = queue;
        this.teams = teams;
        this.access = access;
        this.jdbc = jdbc;
    }

    record TeamCount(
            TeamId teamId,
            String name,
            long queued,
            @Nullable Instant oldestWaitingSince) {}

    record Own(long mine, long joined) {}

    record Answer(List<TeamCount> teams, long mine, long joined, long setAside) {}

    Answer of(EmployeeId employee) {
        var readable = access.teams(employee);
        var counted = teams.listTeams().stream()
                .filter(team -> readable.contains(new TeamId(team.id())))
                .map(team -> count(new TeamId(team.id()), team.name()))
                .toList();
        var own = own(employee);
        long setAside = access.role(employee).includes(Role.MANAGER) ? setAside() : 0;
        return new Answer(counted, own.mine(), own.joined(), setAside);
    }

    private TeamCount count(TeamId team, String name) {
        var length = queue.length(team);
        return new TeamCount(team, name, length.queued(), length.oldest().orElse(null));
    }

    private Own own(EmployeeId employee) {
        return jdbc.sql("""
                        select (select count(*) from conversation where holder_id = :me) as mine,
                               (select count(*)
                                  from participant p
                                  join conversation c on c.id = p.conversation_id and c.status = 'OPEN'
                                 where p.employee_id = :me) as joined
                        """).param("me", employee.value()).query(Own.class).single();
    }

    private long setAside() {
        return jdbc.sql("select count(*) from set_aside").query(Long.class).single();
    }
}
