package dev.parley.inbox.outbox;

import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom an answer could also go to: colleagues, and customers of the conversations that the asker may read. */
@RestController
final class KnownPeopleController {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final Access access;
    private final Channels channels;

    KnownPeopleController(JdbcClient jdbc, Access access, Channels channels) {
        this.jdbc = jdbc;
        this.access = access;
        this.channels = channels;
    }

    /** Somebody by name and address. */
    record KnownPerson(String name, String handle) {}

    @GetMapping("/api/recipients")
    List<KnownPerson> find(@AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String q) {
        String typed = q.strip().toLowerCase(Locale.ROOT);
        return typed.length() < SHORTEST || typed.length() > LONGEST ? List.of() : list(me.id(), typed);
    }

    private List<KnownPerson> list(EmployeeId me, String typed) {
        String escaped = typed.replaceAll("([\\\\%_])", "\\\\$1");
        return jdbc
                .sql("""
                (select name, email as handle
                   from employee
                  where active and (lower(email) like :start or lower(name) like :start or lower(name) like :word)
                  order by lower(name) limit 3)
                union all
                (select c.name, i.handle
                   from identity i
                   join contact c on c.id = i.contact_id
                  where i.kind = 'EMAIL' and (i.handle like :start or lower(c.name) like :start or lower(c.name) like :word)
                    and exists (select 1 from conversation v
                                 where v.contact_id = c.id and v.team_id = any(cast(:teams as uuid[])))
                  limit 6)
                """)
                .param("start", escaped + "%")
                .param("word", "% " + escaped + "%")
                .param("teams", access.teams(me).stream().map(TeamId::toString).toArray(String[]::new))
                .query(KnownPerson.class)
                .list()
                .stream()
                .filter(person -> channels.byAddress(person.handle()).isEmpty())
                .toList();
    }
}
