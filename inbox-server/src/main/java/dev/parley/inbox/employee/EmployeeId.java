package dev.parley.inbox.employee;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one employee. */
public record EmployeeId(@JsonValue UUID value) {
    /** Reads the canonical UUID form; {@link IllegalArgumentException} when it is not one. */
    @JsonCreator
    public static EmployeeId of(String text) {
        return new EmployeeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
