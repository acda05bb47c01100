package dev.parley.inbox.employee;

import dev.parley.inbox.problem.Problem;
import java.sql.Array;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How teams answer together: what a second person may do, and whose answers need a review. */
@Component
public final class Replying {
    private final JdbcClient jdbc;
    private final Access access;

    Replying(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** What the team decided. */
    public TeamReplying of(TeamId team) {
        return jdbc.sql("select second_reply, reviewed_roles, reviewed_people from team where id = :id")
                .param("id", team.value())
                .query((row, number) -> new TeamReplying(
                        SecondReply.valueOf(row.getString("second_reply")),
                        all(row.getArray("reviewed_roles"))
                                .map(name -> Role.valueOf(name.toString()))
                                .collect(Collectors.toSet()),
                        all(row.getArray("reviewed_people"))
                                .map(id -> new EmployeeId((UUID) id))
                                .collect(Collectors.toSet())))
                .optional()
                .orElseThrow(() -> Problem.notFound("team"));
    }

    private static Stream<Object> all(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray());
    }

    /** Whether this person's answers in the team need a review. */
    public boolean needsReview(TeamId team, EmployeeId writer) {
        var decided = of(team);
        return (!decided.reviewedRoles().isEmpty() || !decided.reviewedPeople().isEmpty())
                && decided.needsReview(writer, access.role(writer));
    }

    /** Decides it anew. */
    void set(TeamId team, TeamReplying decided) {
        int set = jdbc.sql("""
                update team set second_reply = :second, reviewed_roles = :roles,
                                reviewed_people = array(select e.id from employee e where e.id = any(:people))
                 where id = :id
                """)
                .param("id", team.value())
                .param("second", decided.secondReply().name())
                .param("roles", decided.reviewedRoles().stream().map(Role::name).toArray(String[]::new))
                .param(
                        "people",
                        decided.reviewedPeople().stream().map(EmployeeId::value).toArray(UUID[]::new))
                .update();
        if (set == 0) {
            throw Problem.notFound("team");
        }
    }
}
