package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes part; each change gives the conversation's new version, or nothing when there was none. */
@Component
final class ParticipantRows {
    private final JdbcClient jdbc;

    ParticipantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OptionalLong insert(ConversationId id, EmployeeId employee) {
        return changed(
                id,
                jdbc.sql("""
                        insert into participant (conversation_id, employee_id) values (:id, :me)
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("me", employee.value())
                        .update());
    }

    OptionalLong delete(ConversationId id, EmployeeId employee) {
        return changed(
                id,
                jdbc.sql("delete from participant where conversation_id = :id and employee_id = :me")
                        .param("id", id.value())
                        .param("me", employee.value())
                        .update());
    }

    private OptionalLong changed(ConversationId id, int rows) {
        if (rows == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                jdbc.sql("update conversation set version = version + 1 where id = :id returning version")
                        .param("id", id.value())
                        .query(Long.class)
                        .single());
    }
}
