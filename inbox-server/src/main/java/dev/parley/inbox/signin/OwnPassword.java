package dev.parley.inbox.signin;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets employees change their password once they have shown that they know it. */
@Component
final class OwnPassword {
    private final Employees employees;
    private final Companies companies;
    private final CredentialRows credentials;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SignInThrottle throttle;

    OwnPassword(
            Employees employees,
            Companies companies,
            CredentialRows credentials,
            Passwords passwords,
            PasswordRules rules,
            SignInThrottle throttle) {
        this.employees = employees;
        this.companies = companies;
        this.credentials = credentials;
        this.passwords = passwords;
        this.rules = rules;
        this.throttle = throttle;
    }

    /** Sets the password; all sessions end, also the one that asked. */
    void change(EmployeeId id, String current, String next) {
        var employee = employees.get(id);
        var attempt = throttle.begin(id);
        if (!passwords.matches(credentials.findActive(employee.email()), current)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "wrong-password", "The current password is not right.");
        }
        throttle.succeeded(attempt);
        rules.check(
                next, List.of(employee.name(), employee.email(), companies.get().name()));
        passwords.set(id, next);
    }
}
