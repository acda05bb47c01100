package dev.parley.inbox.company;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/company")
final class CompanyController {
    private static final long LONGEST_UNDO = 120;

    /** The settings as the client sees them. */
    record CompanyView(String name, Language language, ZoneId timeZone, long undoSeconds) {
        static CompanyView of(Company company) {
            return new CompanyView(
                    company.name(),
                    company.language(),
                    company.timeZone(),
                    company.undo().toSeconds());
        }
    }

    /** What to change; absent things stay. */
    record Change(
            @Nullable String name,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable Long undoSeconds) {
        Company applyTo(Company before) {
            return new Company(
                    name == null ? before.name() : Checked.name(name, "The company's name"),
                    language == null ? before.language() : Language.of(language),
                    timeZone == null ? before.timeZone() : Checked.timeZone(timeZone),
                    undoSeconds == null ? before.undo() : undo(undoSeconds),
                    before.instance());
        }

        private static Duration undo(long seconds) {
            if (seconds < 0 || seconds > LONGEST_UNDO) {
                throw Problem.invalid("The time to take an answer back must be 0 to " + LONGEST_UNDO + " seconds.");
            }
            return Duration.ofSeconds(seconds);
        }
    }

    private final Companies companies;
    private final Access access;

    CompanyController(Companies companies, Access access) {
        this.companies = companies;
        this.access = access;
    }

    @GetMapping
    CompanyView company(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return CompanyView.of(companies.get());
    }

    @PatchMapping
    CompanyView change(@AuthenticationPrincipal SignedIn me, @RequestBody Change change) {
        access.require(me.id(), Role.MANAGER);
        return CompanyView.of(companies.change(change::applyTo));
    }
}
