package dev.parley.inbox.search;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Role;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What is to be known of those who search. */
@Component
final class Readers {
    private final Access access;
    private final Employees employees;
    private final Clock clock;

    Readers(Access access, Employees employees, Clock clock) {
        this.access = access;
        this.employees = employees;
        this.clock = clock;
    }

    /** What they may read now. */
    Reader get(EmployeeId id) {
        return new Reader(id, access.role(id).includes(Role.MANAGER), access.teams(id));
    }

    /** Dates as they mean them. */
    Dates dates(EmployeeId id) {
        return new Dates(clock.instant(), employees.get(id).timeZone());
    }
}
