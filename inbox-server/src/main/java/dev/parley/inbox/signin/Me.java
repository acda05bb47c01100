package dev.parley.inbox.signin;

import dev.parley.inbox.company.Company;
import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.Team;
import java.time.ZoneId;
import java.util.List;

/**
 * What the client has to know about whoever is signed in.
 *
 * @param version of the server; a client of another version reloads itself
 */
public record Me(
        String id,
        String email,
        String name,
        Role role,
        Language language,
        ZoneId timeZone,
        List<TeamRef> teams,
        CompanyRef company,
        String version) {
    /** A team, named. */
    public record TeamRef(String id, String name) {}

    /** The company, as far as everybody sees it. */
    public record CompanyRef(String name, Language language, ZoneId timeZone) {}

    static Me of(Employee employee, List<Team> teams, Company company, String version) {
        return new Me(
                employee.id().toString(),
                employee.email(),
                employee.name(),
                employee.role(),
                employee.language(),
                employee.timeZone(),
                teams.stream()
                        .map(team -> new TeamRef(team.id().toString(), team.name()))
                        .toList(),
                new CompanyRef(company.name(), company.language(), company.timeZone()),
                version);
    }
}
