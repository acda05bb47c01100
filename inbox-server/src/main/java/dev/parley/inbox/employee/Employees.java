package dev.parley.inbox.employee;

import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who work here. */
@Component
public class Employees {
    private final EmployeeRows rows;
    private final TeamRows teams;
    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Employees(
            EmployeeRows rows,
            TeamRows teams,
            Announcements announcements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.teams = teams;
        this.announcements = announcements;
        this.events = events;
        this.clock = clock;
    }

    /** The employee, active or not. */
    public Optional<Employee> find(EmployeeId id) {
        return rows.find(id);
    }

    /** The employee, active or not; a problem when there is none. */
    public Employee get(EmployeeId id) {
        return find(id).orElseThrow(() -> Problem.notFound("employee"));
    }

    /** Whether somebody, active or not, has this e-mail address, in whatever case. */
    public boolean hasEmail(String email) {
        return rows.hasEmail(email);
    }

    /** Everybody, who is switched off last. */
    public List<Employee> listAll() {
        return rows.listAll();
    }

    /** The names of those employees who have one of these e-mail addresses, by the address in lower case. */
    public Map<String, String> namesByEmail(Collection<String> emails) {
        return emails.isEmpty() ? Map.of() : rows.namesByEmail(emails);
    }

    /** The teams somebody is a member of, by name. */
    public List<Team> listTeams(EmployeeId id) {
        return teams.listOf(id);
    }

    /**
     * Adds somebody to the company.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody has that e-mail address
     */
    @Transactional
    public void add(Employee employee, Collection<TeamId> memberOf) {
        rows.insert(employee);
        teams.setTeams(employee.id(), memberOf);
        announce(employee);
    }

    /** Changes what employees say about themselves; null leaves a thing as it is. */
    @Transactional
    public Employee changeProfile(
            EmployeeId id, @Nullable String name, @Nullable Language language, @Nullable ZoneId timeZone) {
        var before = rows.lock(id).orElseThrow(() -> Problem.notFound("employee"));
        var after = new Employee(
                id,
                before.email(),
                name == null ? before.name() : name,
                before.role(),
                language == null ? before.language() : language,
                timeZone == null ? before.timeZone() : timeZone,
                before.active());
        rows.update(after);
        announce(after);
        return after;
    }

    /** Changes what an employee may do; null leaves a thing as it is. At least one active administrator always remains. */
    @Transactional
    public Employee changeStanding(
            EmployeeId id, @Nullable Role role, @Nullable Set<TeamId> memberOf, @Nullable Boolean active) {
        var administrators = rows.lockAdministrators();
        var before = rows.lock(id).orElseThrow(() -> Problem.notFound("employee"));
        var after = new Employee(
                id,
                before.email(),
                before.name(),
                role == null ? before.role() : role,
                before.language(),
                before.timeZone(),
                active == null ? before.active() : active);
        boolean isLast = administrators.equals(List.of(id.value()));
        if (isLast && !(after.active() && after.role() == Role.ADMINISTRATOR)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "last-administrator",
                    "This is the only administrator. Make somebody else one first.");
        }
        rows.update(after);
        if (memberOf != null) {
            teams.setTeams(id, memberOf);
        }
        announce(after);
        if (before.active() && !after.active()) {
            events.publishEvent(new EmployeeDeactivated(id));
        }
        return after;
    }

    private void announce(Employee employee) {
        announcements.add(new ParleyEvent(
                EventType.EMPLOYEE_CHANGED,
                null,
                0,
                null,
                null,
                null,
                clock.instant(),
                Map.of("employee", employee.id().toString())));
    }
}
