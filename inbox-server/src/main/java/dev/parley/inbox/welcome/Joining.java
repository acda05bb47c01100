package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.Team;
import dev.parley.inbox.employee.Teams;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.signin.PasswordRules;
import dev.parley.inbox.signin.Passwords;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes an employee of whoever accepts an invitation. */
@Component
class Joining {
    /** What the newcomer typed. */
    record Answer(
            @Nullable String name,
            @Nullable String password,
            @Nullable String language) {
        @Override
        public String toString() {
            return "Answer[" + name + "]";
        }
    }

    private final Invitations invitations;
    private final Employees employees;
    private final Teams teams;
    private final Companies companies;
    private final Passwords passwords;
    private final PasswordRules rules;

    Joining(
            Invitations invitations,
            Employees employees,
            Teams teams,
            Companies companies,
            Passwords passwords,
            PasswordRules rules) {
        this.invitations = invitations;
        this.employees = employees;
        this.teams = teams;
        this.companies = companies;
        this.passwords = passwords;
        this.rules = rules;
    }

    /** Accepts: the employee gets the role and the teams they were invited into, as far as those still exist. */
    @Transactional
    public EmployeeId accept(OneTimeToken token, Answer answer) {
        var invitation = invitations.use(token);
        var company = companies.get();
        var joined = new Employee(
                new EmployeeId(Ids.next()),
                invitation.email(),
                Checked.name(answer.name(), "Your name"),
                invitation.role(),
                answer.language() == null ? company.language() : Language.of(answer.language()),
                company.timeZone(),
                true);
        String password = answer.password() == null ? "" : answer.password();
        rules.check(password, List.of(joined.name(), joined.email(), company.name()));
        var memberOf = teams.listAll().stream()
                .map(Team::id)
                .filter(invitation.teams()::contains)
                .toList();
        try {
            employees.add(joined, memberOf);
        } catch (DuplicateKeyException there) {
            throw Invitations.emailTaken(joined.email());
        }
        passwords.set(joined.id(), password);
        return joined.id();
    }
}
