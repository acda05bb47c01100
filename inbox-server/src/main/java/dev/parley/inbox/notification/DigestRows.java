package dev.parley.inbox.notification;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class DigestRows {
    private final JdbcClient jdbc;

    DigestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with something that has waited since before then. */
    List<EmployeeId> listWaitingSince(Instant time) {
        return jdbc.sql("""
                select distinct employee_id from notification where mail_due and read_at is null and at < :time
                """).param("time", Timestamp.from(time)).query(UUID.class).list().stream()
                .map(EmployeeId::new)
                .toList();
    }

    /** Takes everything that a mail has to mention, what is younger too: it is mentioned this once. */
    List<UUID> take(EmployeeId employee) {
        return jdbc.sql("""
                update notification
                   set mail_due = false
                 where id in (select id from notification
                               where employee_id = :me and mail_due and read_at is null
                                 for update skip locked)
                returning id
                """).param("me", employee.value()).query(UUID.class).list();
    }
}
