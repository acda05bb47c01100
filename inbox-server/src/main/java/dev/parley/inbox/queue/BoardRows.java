package dev.parley.inbox.queue;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may be given what, as PostgreSQL has it. */
@Component
final class BoardRows {
    private final JdbcClient jdbc;

    BoardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody whose room or skills say something, or who may be offered something.
     *
     * @param most how many they may hold: their own number, else the largest of their teams' numbers
     */
    record PersonRow(UUID id, boolean available, @Nullable Integer most, List<UUID> skills, List<UUID> teams) {}

    record TeamRow(UUID id, String routing, int patienceSeconds) {}

    record NeedRow(UUID label, List<UUID> skills) {}

    List<PersonRow> listPeople() {
        return jdbc.sql("""
                        select e.id, e.availability = 'AVAILABLE' as available,
                               coalesce(e.capacity, (select max(t.capacity)
                                                       from team_member m join team t on t.id = m.team_id
                                                      where m.employee_id = e.id)) as most,
                               array(select skill_id from employee_skill s where s.employee_id = e.id order by skill_id) as skills,
                               array(select team_id from team_member m where m.employee_id = e.id order by team_id) as teams
                          from employee e
                         where e.active
                         order by e.id
                        """)
                .query((row, number) -> {
                    int most = row.getInt("most");
                    return new PersonRow(
                            row.getObject("id", UUID.class),
                            row.getBoolean("available"),
                            most == 0 ? null : most,
                            Arrays.asList((UUID[]) row.getArray("skills").getArray()),
                            Arrays.asList((UUID[]) row.getArray("teams").getArray()));
                })
                .list();
    }

    List<TeamRow> listTeams() {
        return jdbc.sql("select id, routing, skill_patience_seconds as patience_seconds from team order by id")
                .query(TeamRow.class)
                .list();
    }

    List<NeedRow> listNeeds() {
        return jdbc.sql(
                        "select label, array_agg(skill_id order by skill_id) as skills from skill_need group by label order by label")
                .query((row, number) -> new NeedRow(row.getObject("label", UUID.class), Arrays.asList((UUID[])
                        row.getArray("skills").getArray())))
                .list();
    }
}
