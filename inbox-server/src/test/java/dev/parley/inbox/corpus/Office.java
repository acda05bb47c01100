package dev.parley.inbox.corpus;

import dev.parley.inbox.testing.People;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The company: its teams, their channels and employees. Everybody's password is {@link People#PASSWORD}; agents are called
 * {@code agent1@corpus.example} and so on, the manager {@code manager@corpus.example}.
 */
final class Office {
    private static final int AGENTS_PER_TEAM = 5;
    private static final List<String> COLORS =
            List.of("RED", "ORANGE", "AMBER", "GREEN", "BLUE", "PURPLE", "PINK", "GRAY");

    private final Draw draw;
    private final Instant founded;
    private final List<Desk> desks = new ArrayList<>();
    private final List<UUID> tags = new ArrayList<>();
    private int agents;

    Office(Draw draw, Instant founded) {
        this.draw = draw;
        this.founded = founded;
    }

    record Agent(UUID id, String name) {}

    /** A team with its channel. */
    record Desk(UUID team, UUID channel, String address, List<Agent> agents) {}

    List<UUID> tags() {
        return tags;
    }

    /** Two teams for each language but English, which everybody writes to all others. */
    Desk deskFor(Tongue tongue) {
        if (desks.size() < 8 || draw.chance(0.6)) {
            return desks.get(draw.zipf(Math.min(5, desks.size())));
        }
        return switch (tongue) {
            case EN -> desks.get(4);
            case DE -> desks.get(5);
            case FR -> desks.get(6);
            case IT -> desks.get(7);
        };
    }

    void moveIn(JdbcClient jdbc) {
        company(jdbc);
        var taken = new HashSet<>(
                jdbc.sql("select lower(name) from team").query(String.class).list());
        String domain = domain(jdbc);
        int number = 0;
        for (String name : Phrases.NAMES.words("team")) {
            number++;
            desks.add(desk(jdbc, free(name, taken), "team" + number + "@" + domain));
        }
        employee(jdbc, "Manuela Manager", "manager@" + domain, "MANAGER");
        for (String name : Phrases.NAMES.words("tag")) {
            var id = jdbc.sql("select id from tag where lower(name) = ?")
                    .param(name)
                    .query(UUID.class)
                    .optional();
            tags.add(id.orElseGet(() -> tag(jdbc, name)));
        }
    }

    private static void company(JdbcClient jdbc) {
        jdbc.sql("""
                insert into company (name, language, time_zone, instance, secret)
                values ('Corpus Ltd', 'en', 'Europe/Zurich', '01900000-0000-7000-8000-000000000001', ?)
                on conflict do nothing
                """).param(new byte[32]).update();
    }

    private Desk desk(JdbcClient jdbc, String name, String address) {
        var team = draw.id(founded);
        jdbc.sql("insert into team (id, name, created_at) values (?, ?, ?)")
                .params(team, name, Timestamp.from(founded))
                .update();
        var channel = draw.id(founded);
        jdbc.sql("""
                insert into channel (id, kind, name, address, team_id, created_at) values (?, 'EMAIL', ?, ?, ?, ?)
                """)
                .params(channel, name, address, team, Timestamp.from(founded))
                .update();
        var members = new ArrayList<Agent>();
        for (int n = 0; n < AGENTS_PER_TEAM; n++) {
            var tongue = draw.of(List.of(Tongue.values()));
            String person = draw.of(tongue.firstNames()) + " " + draw.of(tongue.lastNames());
            agents++;
            var agent = employee(
                    jdbc, person, "agent" + agents + "@" + address.substring(address.indexOf('@') + 1), "AGENT");
            jdbc.sql("insert into team_member (team_id, employee_id) values (?, ?)")
                    .params(team, agent.id())
                    .update();
            members.add(agent);
        }
        return new Desk(team, channel, address, members);
    }

    private Agent employee(JdbcClient jdbc, String name, String email, String role) {
        var id = draw.id(founded);
        jdbc.sql("""
                insert into employee (id, email, name, role, language, time_zone, created_at)
                values (?, ?, ?, ?, 'en', 'Europe/Zurich', ?)
                """).params(id, email, name, role, Timestamp.from(founded)).update();
        jdbc.sql("insert into credential (employee_id, password_hash, changed_at) values (?, ?, ?)")
                .params(id, People.HASH, Timestamp.from(founded))
                .update();
        return new Agent(id, name);
    }

    private UUID tag(JdbcClient jdbc, String name) {
        var id = draw.id(founded);
        jdbc.sql("insert into tag (id, name, color, created_at) values (?, ?, ?, ?)")
                .params(id, name, draw.of(COLORS), Timestamp.from(founded))
                .update();
        return id;
    }

    /** A second corpus in the same database gets names and addresses of its own. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(java.util.Locale.ROOT)); n++) {
            free = name + " " + n;
        }
        return free;
    }

    private static String domain(JdbcClient jdbc) {
        long others = jdbc.sql("select count(*) from employee where email like 'manager@corpus%'")
                .query(Long.class)
                .single();
        return others == 0 ? "corpus.example" : "corpus" + (others + 1) + ".example";
    }
}
