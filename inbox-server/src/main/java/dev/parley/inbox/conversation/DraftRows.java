package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts: one for each employee and conversation. */
@Component
final class DraftRows {
    private static final String SELECT = """
            select d.text, d.html, d.recipients, d.visibility, d.revision, d.updated_at, d.taken_by, d.taken_at, d.taken_revision, d.taken_text,
                   (select t.name from employee t where t.id = d.taken_by) as taker
              from draft d
             where d.conversation_id = :conversation and d.employee_id = :employee
            """;

    private final JdbcClient jdbc;
    private final RecipientsColumn recipients;

    DraftRows(JdbcClient jdbc, RecipientsColumn recipients) {
        this.jdbc = jdbc;
        this.recipients = recipients;
    }

    record Saved(
            DraftWords words,
            long revision,
            Instant updatedAt,
            @Nullable Taking taking) {
        boolean hasWords() {
            return !words.text().isBlank();
        }
    }

    /** That a colleague took it over; {@code revision} was the first afterwards. */
    record Taking(EmployeeId by, String name, Instant at, long revision, String text) {}

    Optional<Saved> find(ConversationId conversation, EmployeeId employee) {
        return select(SELECT, conversation, employee);
    }

    /** The same, locked until the end of the transaction. */
    Optional<Saved> lock(ConversationId conversation, EmployeeId employee) {
        return select(SELECT + " for update of d", conversation, employee);
    }

    private Optional<Saved> select(String sql, ConversationId conversation, EmployeeId employee) {
        return jdbc.sql(sql)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .query((row, number) -> new Saved(
                        new DraftWords(
                                row.getString("text"),
                                row.getString("html"),
                                recipients.read(row.getString("recipients")),
                                VisibilityColumn.read(row.getString("visibility"))),
                        row.getLong("revision"),
                        row.getTimestamp("updated_at").toInstant(),
                        taking(row)))
                .optional();
    }

    private static @Nullable Taking taking(ResultSet row) throws SQLException {
        UUID by = row.getObject("taken_by", UUID.class);
        Timestamp at = row.getTimestamp("taken_at");
        return by == null || at == null
                ? null
                : new Taking(
                        new EmployeeId(by),
                        Objects.requireNonNullElse(row.getString("taker"), ""),
                        at.toInstant(),
                        row.getLong("taken_revision"),
                        row.getString("taken_text"));
    }

    /** False when there is one already, also by a race. */
    boolean insert(ConversationId conversation, EmployeeId employee, DraftWords words) {
        return jdbc.sql("""
                insert into draft (conversation_id, employee_id, text, html, recipients, visibility)
                values (:conversation, :employee, :text, :html, cast(:recipients as jsonb), :visibility)
                on conflict do nothing
                """)
                        .param("conversation", conversation.value())
                        .param("employee", employee.value())
                        .param("text", words.text())
                        .param("html", words.html())
                        .param("recipients", recipients.write(words.recipients()))
                        .param("visibility", VisibilityColumn.write(words.visibility()))
                        .update()
                == 1;
    }

    /** Saves over {@code revision}, and leaves the recipients and who reads it as they are where none are named; false when that is not the newest. */
    boolean update(ConversationId conversation, EmployeeId employee, long revision, DraftWords words) {
        return jdbc.sql("""
                update draft
                   set text = :text, html = :html, recipients = coalesce(cast(:recipients as jsonb), recipients),
                       visibility = coalesce(cast(:visibility as text), visibility),
                       revision = revision + 1, updated_at = now()
                 where conversation_id = :conversation and employee_id = :employee and revision = :revision
                """)
                        .param("conversation", conversation.value())
                        .param("employee", employee.value())
                        .param("revision", revision)
                        .param("text", words.text())
                        .param("html", words.html())
                        .param("recipients", recipients.write(words.recipients()))
                        .param("visibility", VisibilityColumn.write(words.visibility()))
                        .update()
                == 1;
    }

    /** Whether there was one. */
    boolean delete(ConversationId conversation, EmployeeId employee) {
        return jdbc.sql("delete from draft where conversation_id = :conversation and employee_id = :employee")
                        .param("conversation", conversation.value())
                        .param("employee", employee.value())
                        .update()
                == 1;
    }

    /** Whether a colleague has approved exactly what stands there. */
    boolean isApproved(ConversationId conversation, EmployeeId employee) {
        return jdbc.sql("""
                select exists (select 1 from draft_review
                                where conversation_id = :conversation and writer_id = :employee and state = 'APPROVED')
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether any colleague may see what this employee has begun there. */
    boolean isShown(ConversationId conversation, EmployeeId employee) {
        return jdbc.sql("""
                select e.shares_drafts
                       or exists (select 1 from draft_review
                                   where conversation_id = :conversation and writer_id = e.id)
                  from employee e where e.id = :employee
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .query(Boolean.class)
                .single();
    }
}
