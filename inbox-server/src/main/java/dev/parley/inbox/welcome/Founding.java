package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.company.CompanyFounded;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.Teams;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.signin.PasswordRules;
import dev.parley.inbox.signin.Passwords;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the company, its first team and its first administrator: all of them, once, or nothing. */
@Component
class Founding {
    static final String USED = "welcome-used";

    /** What is asked for at first; checked. */
    record Order(
            String companyName,
            Language language,
            ZoneId timeZone,
            String name,
            String email,
            String password,
            boolean samples) {
        @Override
        public String toString() {
            return "Order[" + companyName + "]";
        }
    }

    /** What somebody typed or configured. */
    record Wish(
            @Nullable String companyName,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable Boolean samples) {
        @Override
        public String toString() {
            return "Wish[" + companyName + "]";
        }
    }

    private final Companies companies;
    private final Employees employees;
    private final Teams teams;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final ApplicationEventPublisher events;

    Founding(
            Companies companies,
            Employees employees,
            Teams teams,
            Passwords passwords,
            PasswordRules rules,
            ApplicationEventPublisher events) {
        this.companies = companies;
        this.employees = employees;
        this.teams = teams;
        this.passwords = passwords;
        this.rules = rules;
        this.events = events;
    }

    /** Checks what is wanted; a problem says what to change. */
    Order check(Wish wish) {
        var order = new Order(
                Checked.name(wish.companyName(), "The company's name"),
                Language.of(wish.language() == null ? "" : wish.language()),
                Checked.timeZone(wish.timeZone()),
                Checked.name(wish.name(), "Your name"),
                Checked.email(wish.email()),
                wish.password() == null ? "" : wish.password(),
                Boolean.TRUE.equals(wish.samples()));
        rules.check(order.password(), List.of(order.name(), order.email(), order.companyName()));
        return order;
    }

    /** Founds the company; problem {@code welcome-used} when there is one already, also by a race. */
    @Transactional
    public EmployeeId found(Order order) {
        try {
            companies.found(order.companyName(), order.language(), order.timeZone());
        } catch (DuplicateKeyException there) {
            throw alreadyFounded();
        }
        var team = teams.add(teamName(order.language()), Teams.DEFAULT_GRACE);
        var administrator = new Employee(
                new EmployeeId(Ids.next()),
                order.email(),
                order.name(),
                Role.ADMINISTRATOR,
                order.language(),
                order.timeZone(),
                true);
        employees.add(administrator, Set.of(team.id()));
        passwords.set(administrator.id(), order.password());
        events.publishEvent(new CompanyFounded(order.language(), team.id(), order.samples()));
        return administrator.id();
    }

    static Problem alreadyFounded() {
        return new Problem(HttpStatus.GONE, USED, "Parley is set up already. Sign in.");
    }

    private static String teamName(Language language) {
        return switch (language) {
            case EN -> "Support";
            case DE -> "Kundendienst";
            case FR -> "Service client";
            case IT -> "Assistenza";
        };
    }
}
