package dev.parley.inbox.testing;

import dev.parley.inbox.event.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many agents of a server that runs as a process; everybody's password is {@link People#PASSWORD}. */
public final class Staff {
    private Staff() {}

    /** Hires them for the first team and returns their addresses. */
    public static List<String> hire(JdbcClient jdbc, int count) {
        return hire(
                jdbc, count, jdbc.sql("select id from team").query(UUID.class).single());
    }

    /** Hires them; the grace time becomes an hour, so that nothing is taken back while a test runs. */
    public static List<String> hire(JdbcClient jdbc, int count, UUID team) {
        jdbc.sql("update team set grace_seconds = 3600").update();
        return IntStream.range(0, count)
                .mapToObj(number -> hireOne(jdbc, team, "agent-" + Ids.next() + "@acme.example"))
                .toList();
    }

    /** A new team. */
    public static UUID team(JdbcClient jdbc) {
        var id = Ids.next();
        jdbc.sql("insert into team (id, name) values (?, ?)")
                .params(id, "Team " + id)
                .update();
        return id;
    }

    private static String hireOne(JdbcClient jdbc, UUID team, String email) {
        jdbc.sql("""
                        with person as (
                            insert into employee (id, email, name, role, language, time_zone)
                            values (:id, :email, :email, 'AGENT', 'en', 'Europe/Zurich') returning id
                        ), member as (
                            insert into team_member (team_id, employee_id) select :team, id from person
                        )
                        insert into credential (employee_id, password_hash) select id, :hash from person
                        """)
                .param("id", Ids.next())
                .param("email", email)
                .param("team", team)
                .param("hash", People.HASH)
                .update();
        return email;
    }
}
