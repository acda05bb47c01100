package dev.parley.inbox.employee;

import dev.parley.inbox.problem.Problem;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers who may do what, from what the database says now.
 *
 * <p>Managers and administrators see every team's conversations, everybody else those of their own teams; a participant or
 * holder of a conversation, and whoever a note in it mentions, sees that one in any team.
 */
@Component
public final class Access {
    private final JdbcClient jdbc;

    Access(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The role that counts now; a problem when the employee is gone or switched off. */
    public Role role(EmployeeId employee) {
        return jdbc.sql("select role from employee where id = :id and active")
                .param("id", employee.value())
                .query(String.class)
                .optional()
                .map(Role::valueOf)
                .orElseThrow(() -> Problem.forbidden("Your account is switched off. Ask an administrator."));
    }

    /** Refuses with 403 unless the employee's role includes {@code needed}. */
    public void require(EmployeeId employee, Role needed) {
        if (!role(employee).includes(needed)) {
            throw Problem.forbidden("This needs the role " + needed.name().toLowerCase(java.util.Locale.ROOT) + ".");
        }
    }

    /** The teams whose conversations the employee may read. */
    public Set<TeamId> teams(EmployeeId employee) {
        boolean all = role(employee).includes(Role.MANAGER);
        String sql = all ? "select id from team" : "select team_id from team_member where employee_id = :id";
        var statement = jdbc.sql(sql);
        return (all ? statement : statement.param("id", employee.value()))
                .query(UUID.class).list().stream().map(TeamId::new).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the employee may read the conversations of a team. */
    public boolean mayRead(EmployeeId employee, TeamId team) {
        return teams(employee).contains(team);
    }
}
