package dev.parley.inbox.employee;

/** What an employee may do; each role may also do what those before it may. */
public enum Role {
    EMPLOYEE,
    AGENT,
    MANAGER,
    ADMINISTRATOR;

    /** Whether this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
