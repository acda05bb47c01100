package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeId;
import org.jspecify.annotations.Nullable;

/**
 * Who changes a conversation, and by what right.
 *
 * @param token the claim token the employee shows; 0 without one
 * @param manages whether the employee may act for whoever holds it
 */
record Actor(EmployeeId employee, long token, boolean manages) {
    /** Managers act for the holder when they show no token. */
    static Actor of(AccessRows.Sight sight, EmployeeId employee, @Nullable Long token) {
        return new Actor(employee, token == null ? 0 : token, sight.manages() && token == null);
    }
}
