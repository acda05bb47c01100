package dev.parley.inbox.routing;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class RoutingRows {
    private final JdbcClient jdbc;

    RoutingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TeamRouting> find(TeamId team) {
        return jdbc.sql("select routing, capacity, accept_seconds, skill_patience_seconds from team where id = :id")
                .param("id", team.value())
                .query((row, number) -> {
                    int capacity = row.getInt("capacity");
                    return new TeamRouting(
                            RoutingMode.valueOf(row.getString("routing")),
                            capacity == 0 ? null : capacity,
                            row.getInt("accept_seconds"),
                            row.getInt("skill_patience_seconds"));
                })
                .optional();
    }

    boolean update(TeamId team, TeamRouting routing) {
        return jdbc.sql("""
                        update team
                           set routing = :routing, capacity = :capacity, accept_seconds = :accept,
                               skill_patience_seconds = :patience
                         where id = :id
                        """)
                        .param("id", team.value())
                        .param("routing", routing.routing().name())
                        .param("capacity", routing.capacity())
                        .param("accept", routing.acceptSeconds())
                        .param("patience", routing.skillPatienceSeconds())
                        .update()
                > 0;
    }

    /**
     * A member of a team.
     *
     * @param capacity their own number; null: the team's
     * @param held how many they hold now
     */
    record Member(
            EmployeeId id,
            String name,
            @Nullable Integer capacity,
            List<UUID> skills,
            boolean available,
            String awayReason,
            long held) {}

    List<Member> listMembers(TeamId team) {
        return jdbc.sql("""
                        select e.id, e.name, e.capacity, e.availability = 'AVAILABLE' as available, e.away_reason,
                               array(select skill_id from employee_skill s where s.employee_id = e.id) as skills,
                               (select count(*) from conversation c where c.holder_id = e.id) as held
                          from team_member m
                          join employee e on e.id = m.employee_id and e.active
                         where m.team_id = :team
                         order by lower(e.name), e.id
                        """)
                .param("team", team.value())
                .query((row, number) -> {
                    int capacity = row.getInt("capacity");
                    return new Member(
                            new EmployeeId(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            capacity == 0 ? null : capacity,
                            Stream.of((UUID[]) row.getArray("skills").getArray())
                                    .toList(),
                            row.getBoolean("available"),
                            row.getString("away_reason"),
                            row.getLong("held"));
                })
                .list();
    }

    boolean setCapacity(EmployeeId employee, @Nullable Integer capacity) {
        return jdbc.sql("update employee set capacity = :capacity where id = :id")
                        .param("id", employee.value())
                        .param("capacity", capacity)
                        .update()
                > 0;
    }

    /** Gives the employee exactly those of these skills that exist. */
    void setSkills(EmployeeId employee, Collection<UUID> skills) {
        jdbc.sql("delete from employee_skill where employee_id = :id")
                .param("id", employee.value())
                .update();
        jdbc.sql("""
                        insert into employee_skill (employee_id, skill_id)
                        select :id, id from skill where id = any(:skills)
                        """)
                .param("id", employee.value())
                .param("skills", skills.toArray(UUID[]::new))
                .update();
    }

    /** Whether somebody is available, and why not. */
    record Available(boolean available, String reason) {}

    Optional<Available> findAvailable(EmployeeId employee) {
        return jdbc.sql("""
                        select availability = 'AVAILABLE' as available, away_reason as reason
                          from employee
                         where id = :id and active
                        """)
                .param("id", employee.value())
                .query(Available.class)
                .optional();
    }

    boolean setAvailable(EmployeeId employee, boolean available, String reason) {
        return jdbc.sql("""
                        update employee set availability = :availability, away_reason = :reason
                         where id = :id and (availability <> :availability or away_reason <> :reason)
                        """)
                        .param("id", employee.value())
                        .param("availability", available ? "AVAILABLE" : "AWAY")
                        .param("reason", reason)
                        .update()
                > 0;
    }
}
