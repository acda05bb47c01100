package dev.parley.inbox.employee;

import dev.parley.inbox.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people who work here. */
@Component
public final class Employees {
    private final EmployeeRows rows;
    private final TeamRows teams;

    Employees(EmployeeRows rows, TeamRows teams) {
        this.rows = rows;
        this.teams = teams;
    }

    /** The employee, active or not. */
    public Optional<Employee> find(EmployeeId id) {
        return rows.find(id);
    }

    /** The employee, active or not; a problem when there is none. */
    public Employee get(EmployeeId id) {
        return find(id).orElseThrow(() -> Problem.notFound("employee"));
    }

    /** The teams somebody is a member of, by name. */
    public List<Team> listTeams(EmployeeId id) {
        return teams.listOf(id);
    }

    /**
     * Adds somebody to the company within the running transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody has that e-mail address
     */
    public void add(Employee employee, Collection<TeamId> memberOf) {
        rows.insert(employee);
        teams.setTeams(employee.id(), memberOf);
    }
}
