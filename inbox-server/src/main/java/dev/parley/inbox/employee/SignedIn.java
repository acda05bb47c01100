package dev.parley.inbox.employee;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * The employee behind a session: the principal of HTTP requests and WebSocket sessions.
 *
 * <p>It holds the id alone, so that a changed role or team counts at once; ask {@link Access} what the person may do. Its name
 * is the id, which is what {@code /user/…} destinations resolve by.
 */
public record SignedIn(UUID employee) implements Principal, Serializable {
    /** The employee's id. */
    public EmployeeId id() {
        return new EmployeeId(employee);
    }

    @Override
    public String getName() {
        return employee.toString();
    }
}
