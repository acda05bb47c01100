package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts: one for each employee and conversation. */
@Component
final class DraftRows {
    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Saved(String text, String html, long revision, Instant updatedAt) {}

    Optional<Saved> find(ConversationId conversation, EmployeeId employee) {
        return jdbc.sql("""
                select text, html, revision, updated_at
                  from draft
                 where conversation_id = :conversation and employee_id = :employee
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .query((row, number) -> new Saved(
                        row.getString("text"),
                        row.getString("html"),
                        row.getLong("revision"),
                        row.getTimestamp("updated_at").toInstant()))
                .optional();
    }

    /** False when there is one already, also by a race. */
    boolean insert(ConversationId conversation, EmployeeId employee, String text, String html) {
        return jdbc.sql("""
                insert into draft (conversation_id, employee_id, text, html)
                values (:conversation, :employee, :text, :html)
                on conflict do nothing
                """)
                        .param("conversation", conversation.value())
                        .param("employee", employee.value())
                        .param("text", text)
                        .param("html", html)
                        .update()
                == 1;
    }

    /** Saves over {@code revision}; false when that is not the newest. */
    boolean update(ConversationId conversation, EmployeeId employee, long revision, String text, String html) {
        return jdbc.sql("""
                update draft
                   set text = :text, html = :html, revision = revision + 1, updated_at = now()
                 where conversation_id = :conversation and employee_id = :employee and revision = :revision
                """)
                        .param("conversation", conversation.value())
                        .param("employee", employee.value())
                        .param("revision", revision)
                        .param("text", text)
                        .param("html", html)
                        .update()
                == 1;
    }

    void delete(ConversationId conversation, EmployeeId employee) {
        jdbc.sql("delete from draft where conversation_id = :conversation and employee_id = :employee")
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .update();
    }
}
