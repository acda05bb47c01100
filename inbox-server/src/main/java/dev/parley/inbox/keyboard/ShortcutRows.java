package dev.parley.inbox.keyboard;

import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class ShortcutRows {
    private final JdbcClient jdbc;

    ShortcutRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The keys of one command, such as {@code g i} or {@code Mod+Shift+K}; empty for none. */
    record Shortcut(String command, String keys) {}

    List<Shortcut> list(EmployeeId employee) {
        return jdbc.sql("select command, keys from shortcut where employee_id = :me order by command")
                .param("me", employee.value())
                .query(Shortcut.class)
                .list();
    }

    void deleteAll(EmployeeId employee) {
        jdbc.sql("delete from shortcut where employee_id = :me")
                .param("me", employee.value())
                .update();
    }

    /** The later one of two for the same command counts. */
    void insert(EmployeeId employee, Collection<Shortcut> shortcuts) {
        for (var shortcut : shortcuts) {
            jdbc.sql("""
                    insert into shortcut (employee_id, command, keys) values (:me, :command, :keys)
                        on conflict (employee_id, command) do update set keys = excluded.keys
                    """)
                    .param("me", employee.value())
                    .param("command", shortcut.command())
                    .param("keys", shortcut.keys())
                    .update();
        }
    }
}
