package dev.parley.inbox.employee;

import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/employees")
final class EmployeeController {
    /** A colleague. Only managers see the address, the role, and who is switched off. */
    record EmployeeView(
            String id,
            String name,
            @Nullable String email,
            @Nullable Role role,
            List<TeamView> teams,
            @Nullable Boolean active,
            boolean present) {}

    /** A colleague's team. */
    record TeamView(String id, String name) {}

    /** What to change; absent things stay. */
    record Change(
            @Nullable Role role,
            @Nullable Set<UUID> teams,
            @Nullable Boolean active) {}

    private final Employees employees;
    private final Teams teams;
    private final PresentEmployees presence;
    private final Access access;

    EmployeeController(Employees employees, Teams teams, PresentEmployees presence, Access access) {
        this.employees = employees;
        this.teams = teams;
        this.presence = presence;
        this.access = access;
    }

    @GetMapping
    List<EmployeeView> list(@AuthenticationPrincipal SignedIn me) {
        boolean everything = access.role(me.id()).includes(Role.MANAGER);
        var shown = employees.listAll().stream()
                .filter(employee -> everything || employee.active())
                .toList();
        var teamsOf = teams.listByMember();
        var present = presence.listPresent(shown.stream().map(Employee::id).toList());
        return shown.stream()
                .map(employee -> view(employee, teamsOf, present.contains(employee.id()), everything))
                .toList();
    }

    @PatchMapping("/{id}")
    EmployeeView change(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody Change change) {
        access.require(me.id(), Role.ADMINISTRATOR);
        var employee = new EmployeeId(id);
        if (employee.equals(me.id()) && Boolean.FALSE.equals(change.active())) {
            throw new Problem(
                    HttpStatus.CONFLICT, "not-yourself", "You cannot switch yourself off. Ask another administrator.");
        }
        Set<TeamId> memberOf = change.teams() == null
                ? null
                : change.teams().stream().map(TeamId::new).collect(Collectors.toSet());
        if (memberOf != null) {
            teams.checkExist(memberOf);
        }
        var changed = employees.changeStanding(employee, change.role(), memberOf, change.active());
        var present = presence.listPresent(List.of(employee));
        return view(changed, Map.of(employee, employees.listTeams(employee)), present.contains(employee), true);
    }

    private static EmployeeView view(
            Employee employee, Map<EmployeeId, List<Team>> teamsOf, boolean present, boolean everything) {
        return new EmployeeView(
                employee.id().toString(),
                employee.name(),
                everything ? employee.email() : null,
                everything ? employee.role() : null,
                teamsOf.getOrDefault(employee.id(), List.of()).stream()
                        .map(team -> new TeamView(team.id().toString(), team.name()))
                        .toList(),
                everything ? employee.active() : null,
                present);
    }
}
