package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who has to do with a guideline, by name. */
record Colleague(UUID id, String name) {
    /** From the columns {@code <what>_id} and {@code <what>_name}; null where there is nobody. */
    static @Nullable Colleague from(ResultSet row, String what) throws SQLException {
        var id = row.getObject(what + "_id", UUID.class);
        return id == null ? null : new Colleague(id, Objects.requireNonNullElse(row.getString(what + "_name"), ""));
    }

    boolean is(EmployeeId employee) {
        return id.equals(employee.value());
    }
}
