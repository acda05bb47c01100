package dev.parley.inbox.employee;

import java.util.UUID;

/** Names one employee. */
public record EmployeeId(UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    public static EmployeeId of(String text) {
        return new EmployeeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
