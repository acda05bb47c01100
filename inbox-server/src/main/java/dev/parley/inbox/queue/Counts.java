package dev.parley.inbox.queue;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers beside the lists. */
@Component
final class Counts {
    private final Queue queue;
    private final AccessRows teams;
    private final Access access;
    private final EventStream events;
    private final JdbcClient jdbc;

    Counts(Queue queue, AccessRows teams, Access access, EventStream events, JdbcClient jdbc) {
        this.queue = queue;
        this.teams = teams;
        this.access = access;
        this.events = events;
        this.jdbc = jdbc;
    }

    record TeamCount(
            TeamId teamId,
            String name,
            long queued,
            @Nullable Instant oldestWaitingSince) {}

    record Own(long mine, long joined, long mentioned) {}

    record Cares(long setAside, long channels) {}

    /**
     * What concerns the asker, and each team.
     *
     * @param mentioned conversations with a mention they have not seen
     * @param setAside what could not be read; 0 for whom it does not concern
     * @param channels of which managers were told that they need somebody, and still do; 0 for whom it does not concern
     * @param asOf the newest event when counting began: it and all before it are counted
     * @param upTo the newest event when counting ended: none after it is counted
     */
    record Answer(
            List<TeamCount> teams,
            long mine,
            long joined,
            long snoozed,
            long mentioned,
            long spam,
            long setAside,
            long channels,
            String asOf,
            String upTo) {}

    Answer of(EmployeeId employee) {
        String asOf = events.lastId();
        var readable = access.teams(employee);
        var counted = teams.listTeams().stream()
                .filter(team -> readable.contains(new TeamId(team.id())))
                .map(team -> count(new TeamId(team.id()), team.name()))
                .toList();
        var own = own(employee);
        var cares = access.role(employee).includes(Role.MANAGER) ? cares() : new Cares(0, 0);
        long snoozed = snoozed(readable);
        long spam = spam(readable);
        return new Answer(
                counted,
                own.mine(),
                own.joined(),
                snoozed,
                own.mentioned(),
                spam,
                cares.setAside(),
                cares.channels(),
                asOf,
                events.lastId());
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
                                 where p.employee_id = :me) as joined,
                               (select count(distinct m.conversation_id)
                                  from mention n
                                  join employee e on e.id = n.employee_id
                                  join message m on m.id = n.message_id
                                  join conversation c on c.id = m.conversation_id
                                 where n.employee_id = :me and n.seen_at is null and not c.spam
                                   and (e.role in ('MANAGER', 'ADMINISTRATOR') or c.holder_id = :me
                                        or exists (select 1 from team_member t
                                                    where t.team_id = c.team_id and t.employee_id = :me)
                                        or exists (select 1 from participant p
                                                    where p.conversation_id = c.id and p.employee_id = :me)
                                        or exists (select 1 from follower f
                                                    where f.conversation_id = c.id and f.employee_id = :me
                                                      and f.invited))) as mentioned
                        """).param("me", employee.value()).query(Own.class).single();
    }

    private long snoozed(Collection<TeamId> teams) {
        return jdbc.sql("""
                        select count(*)
                          from conversation
                         where snoozed_until is not null and status = 'OPEN' and team_id = any(:teams)
                        """)
                .param("teams", teams.stream().map(TeamId::value).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private long spam(Collection<TeamId> teams) {
        return jdbc.sql("select count(*) from conversation where spam and team_id = any(:teams)")
                .param("teams", teams.stream().map(TeamId::value).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    private Cares cares() {
        return jdbc.sql("""
                        select (select count(*) from set_aside) as set_aside,
                               (select count(*)
                                  from channel_check k
                                  join channel c on c.id = k.channel_id and c.enabled
                                 where k.told_at is not null) as channels
                        """).query(Cares.class).single();
    }
}
