package dev.parley.inbox.conversation;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passing of a draft from one person to another. */
@Component
final class TakingRows {
    private final JdbcClient jdbc;
    private final RecipientsColumn recipients;

    TakingRows(JdbcClient jdbc, RecipientsColumn recipients) {
        this.jdbc = jdbc;
        this.recipients = recipients;
    }

    /** Makes the files of one draft those of another, before its own; returns them in their order. */
    List<UUID> moveFiles(ConversationId conversation, EmployeeId from, EmployeeId to) {
        return jdbc.sql("""
                        update draft_attachment
                           set employee_id = :to, position = position - 100000
                         where conversation_id = :conversation and employee_id = :from
                        returning attachment_id
                        """)
                .param("conversation", conversation.value())
                .param("from", from.value())
                .param("to", to.value())
                .query(UUID.class)
                .list();
    }

    /** Leaves an empty draft with what was taken beside it; returns its revision. */
    long empty(ConversationId conversation, EmployeeId from, EmployeeId to, List<UUID> files) {
        return jdbc.sql("""
                update draft
                   set text = '', html = '', recipients = null, visibility = null, revision = revision + 1, updated_at = now(), taken_by = :to, taken_at = now(),
                       taken_revision = revision + 1, taken_text = text, taken_html = html,
                       taken_recipients = recipients, taken_visibility = visibility, taken_files = :files
                 where conversation_id = :conversation and employee_id = :from
                returning revision
                """)
                .param("conversation", conversation.value())
                .param("from", from.value())
                .param("to", to.value())
                .param("files", files.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /** What was taken from a draft. */
    record Lost(
            String text,
            String html,
            @Nullable DraftRecipients recipients,
            @Nullable Visibility visibility,
            List<UUID> files) {}

    Lost getLost(ConversationId conversation, EmployeeId writer) {
        return jdbc.sql("""
                select taken_text, taken_html, taken_recipients, taken_visibility, taken_files from draft
                 where conversation_id = :conversation and employee_id = :writer
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .query((row, number) -> new Lost(
                        row.getString("taken_text"),
                        row.getString("taken_html"),
                        recipients.read(row.getString("taken_recipients")),
                        VisibilityColumn.read(row.getString("taken_visibility")),
                        Stream.of((UUID[]) row.getArray("taken_files").getArray())
                                .toList()))
                .single();
    }

    /** Forgets what was taken; that something was taken up to that revision stays. */
    void forget(ConversationId conversation, EmployeeId writer) {
        jdbc.sql("""
                update draft
                   set taken_by = null, taken_at = null, taken_text = '', taken_html = '',
                       taken_recipients = null, taken_visibility = null, taken_files = '{}'
                 where conversation_id = :conversation and employee_id = :writer
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .update();
    }

    /** Copies of those files that still exist, whose bytes are stored once; the new id of each. */
    Map<UUID, UUID> copyFiles(List<UUID> files) {
        var copies = new HashMap<UUID, UUID>();
        for (UUID file : files) {
            UUID copy = Ids.next();
            int made = jdbc.sql("""
                    insert into attachment (id, name, media_type, size, blob_id, inline, content_id)
                    select :copy, name, media_type, size, blob_id, inline,
                           case when content_id = '' then '' else :contentId end
                      from attachment where id = :file
                    """)
                    .param("copy", copy)
                    .param("contentId", DraftImages.contentId(copy))
                    .param("file", file)
                    .update();
            if (made == 1) {
                copies.put(file, copy);
            }
        }
        return copies;
    }

    /** Somebody by name. */
    EmployeeRef get(EmployeeId employee) {
        return new EmployeeRef(
                employee,
                jdbc.sql("select name from employee where id = :id")
                        .param("id", employee.value())
                        .query(String.class)
                        .single());
    }
}
