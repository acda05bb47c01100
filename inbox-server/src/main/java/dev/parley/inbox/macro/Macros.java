package dev.parley.inbox.macro;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps macros: everybody their own, managers those of everybody. */
@Component
final class Macros {
    private final MacroRows rows;
    private final Access access;

    Macros(MacroRows rows, Access access) {
        this.rows = rows;
        this.access = access;
    }

    List<Macro> list(EmployeeId reader) {
        return rows.list(reader);
    }

    /** One that the employee may run. */
    Macro get(EmployeeId reader, UUID id) {
        return rows.find(id)
                .filter(row -> !row.macro().personal() || row.isOf(reader))
                .orElseThrow(() -> Problem.notFound("macro"))
                .macro();
    }

    Macro add(EmployeeId writer, MacroRequest request) {
        if (!request.isPersonal()) {
            access.require(writer, Role.MANAGER);
        }
        var macro = request.macro(Ids.next(), request.isPersonal());
        rows.insert(macro, writer);
        return get(writer, macro.id());
    }

    Macro change(EmployeeId writer, UUID id, MacroRequest request) {
        var macro = request.macro(id, owned(writer, id).personal());
        if (!rows.update(macro)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "changed-meanwhile",
                    "Somebody changed this since you opened it. Reload it, then make your change again.");
        }
        return get(writer, id);
    }

    void remove(EmployeeId writer, UUID id) {
        owned(writer, id);
        rows.delete(id);
    }

    private Macro owned(EmployeeId writer, UUID id) {
        var macro = get(writer, id);
        if (!macro.personal()) {
            access.require(writer, Role.MANAGER);
        }
        return macro;
    }
}
