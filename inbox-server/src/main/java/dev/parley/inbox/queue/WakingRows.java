package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Snoozed conversations whose time has come. */
@Component
final class WakingRows {
    private final JdbcClient jdbc;

    WakingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that is to wake, and who had put it aside. */
    record Sleeper(ConversationId id, @Nullable EmployeeId by) {}

    /** Locks the first few until the transaction ends, leaving out what another node wakes. */
    List<Sleeper> lockDue(int limit) {
        return jdbc.sql("""
                        select id, snoozed_by
                          from conversation
                         where snoozed_until <= now() and status = 'OPEN'
                         order by snoozed_until
                         limit :limit
                           for update skip locked
                        """)
                .param("limit", limit)
                .query((row, number) -> {
                    var by = row.getObject("snoozed_by", UUID.class);
                    return new Sleeper(
                            new ConversationId(row.getObject("id", UUID.class)),
                            by == null ? null : new EmployeeId(by));
                })
                .list();
    }
}
