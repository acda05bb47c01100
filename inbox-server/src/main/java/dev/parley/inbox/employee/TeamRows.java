package dev.parley.inbox.employee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class TeamRows {
    private record Membership(EmployeeId employee, Team team) {}

    private final JdbcClient jdbc;

    TeamRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> listAll() {
        return jdbc.sql("select id, name, grace_seconds from team order by lower(name), id")
                .query(TeamRows::team)
                .list();
    }

    Optional<Team> find(TeamId id) {
        return jdbc.sql("select id, name, grace_seconds from team where id = :id")
                .param("id", id.value())
                .query(TeamRows::team)
                .optional();
    }

    List<Team> listOf(EmployeeId employee) {
        return jdbc.sql("""
                        select t.id, t.name, t.grace_seconds from team t join team_member m on m.team_id = t.id
                        where m.employee_id = :employee order by lower(t.name), t.id
                        """)
                .param("employee", employee.value())
                .query(TeamRows::team)
                .list();
    }

    Map<EmployeeId, List<Team>> listByMember() {
        return jdbc
                .sql("""
                        select m.employee_id, t.id, t.name, t.grace_seconds
                        from team t join team_member m on m.team_id = t.id
                        order by lower(t.name), t.id
                        """)
                .query((row, number) ->
                        new Membership(new EmployeeId(row.getObject("employee_id", UUID.class)), team(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Membership::employee, Collectors.mapping(Membership::team, Collectors.toList())));
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when the name is taken, in whatever case. */
    void insert(Team team) {
        jdbc.sql("insert into team (id, name, grace_seconds) values (:id, :name, :grace)")
                .param("id", team.id().value())
                .param("name", team.name())
                .param("grace", team.grace().toSeconds())
                .update();
    }

    void update(Team team) {
        jdbc.sql("update team set name = :name, grace_seconds = :grace where id = :id")
                .param("id", team.id().value())
                .param("name", team.name())
                .param("grace", team.grace().toSeconds())
                .update();
    }

    /** Makes the employee a member of exactly these teams; fails when one does not exist. */
    void setTeams(EmployeeId employee, Collection<TeamId> teams) {
        jdbc.sql("delete from team_member where employee_id = :employee")
                .param("employee", employee.value())
                .update();
        for (var team : teams) {
            jdbc.sql("insert into team_member (team_id, employee_id) values (:team, :employee)")
                    .param("team", team.value())
                    .param("employee", employee.value())
                    .update();
        }
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                new TeamId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Duration.ofSeconds(row.getLong("grace_seconds")));
    }
}
