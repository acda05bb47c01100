package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts as colleagues may see them: of those who show theirs, and of those who asked the reader for a review. */
@Component
final class SharedDraftRows {
    /** Whether {@code :reader} may see the draft {@code d} of {@code w}, as far as they may read its conversation. */
    static final String SHOWN = """
            (w.shares_drafts
             or exists (select 1 from draft_reviewer r
                         where r.conversation_id = d.conversation_id and r.writer_id = d.employee_id
                           and r.employee_id = :reader))
            """;

    private final JdbcClient jdbc;
    private final RecipientsColumn recipients;

    SharedDraftRows(JdbcClient jdbc, RecipientsColumn recipients) {
        this.jdbc = jdbc;
        this.recipients = recipients;
    }

    record Row(
            EmployeeRef writer,
            String text,
            String html,
            @Nullable DraftRecipients recipients,
            @Nullable Visibility visibility,
            long revision,
            Instant updatedAt) {}

    /** Those of others, the newest first, that say something or carry a file. */
    List<Row> list(ConversationId conversation, EmployeeId reader) {
        return jdbc.sql("""
                select d.employee_id, w.name, d.text, d.html, d.recipients, d.visibility, d.revision, d.updated_at
                  from draft d
                  join employee w on w.id = d.employee_id
                 where d.conversation_id = :conversation and d.employee_id <> :reader
                   and (d.text ~ '\\S' or exists (select 1 from draft_attachment a
                                                   where a.conversation_id = d.conversation_id
                                                     and a.employee_id = d.employee_id))
                   and """ + SHOWN + " order by d.updated_at desc, d.employee_id")
                .param("conversation", conversation.value())
                .param("reader", reader.value())
                .query((row, number) -> new Row(
                        new EmployeeRef(
                                new EmployeeId(row.getObject("employee_id", UUID.class)), row.getString("name")),
                        row.getString("text"),
                        row.getString("html"),
                        recipients.read(row.getString("recipients")),
                        VisibilityColumn.read(row.getString("visibility")),
                        row.getLong("revision"),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    boolean shares(EmployeeId employee) {
        return jdbc.sql("select shares_drafts from employee where id = :id")
                .param("id", employee.value())
                .query(Boolean.class)
                .single();
    }

    void share(EmployeeId employee, boolean shares) {
        jdbc.sql("update employee set shares_drafts = :shares where id = :id")
                .param("id", employee.value())
                .param("shares", shares)
                .update();
    }
}
