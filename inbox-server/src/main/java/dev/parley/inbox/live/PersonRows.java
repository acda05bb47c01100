package dev.parley.inbox.live;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what employees may see. */
@Component
final class PersonRows {
    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<EmployeeId, Person.Rights> rights(Collection<EmployeeId> employees) {
        var found = new HashMap<EmployeeId, Person.Rights>();
        jdbc.sql("""
                        select e.id, e.name, e.active, e.role in ('MANAGER', 'ADMINISTRATOR') as manages,
                               array(select m.team_id from team_member m where m.employee_id = e.id) as teams
                          from employee e
                         where e.id = any(:ids)
                        """)
                .param("ids", employees.stream().map(EmployeeId::value).toArray(UUID[]::new))
                .query(row -> {
                    Set<TeamId> teams = Arrays.stream(
                                    (UUID[]) row.getArray("teams").getArray())
                            .map(TeamId::new)
                            .collect(Collectors.toSet());
                    found.put(
                            new EmployeeId(row.getObject("id", UUID.class)),
                            new Person.Rights(
                                    row.getString("name"), row.getBoolean("active"), row.getBoolean("manages"), teams));
                });
        return found;
    }
}
