package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody holds. */
@Component
final class HeldRows {
    private final JdbcClient jdbc;

    HeldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an employee holds of teams whose grace time is not longer than {@code away}. */
    List<ConversationId> listOutstayed(EmployeeId employee, Duration away) {
        return jdbc
                .sql("""
                        select c.id
                          from conversation c
                          join team t on t.id = c.team_id
                         where c.holder_id = :employee and t.grace_seconds::bigint * 1000 <= :away
                        """)
                .param("employee", employee.value())
                .param("away", away.toMillis())
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }
}
