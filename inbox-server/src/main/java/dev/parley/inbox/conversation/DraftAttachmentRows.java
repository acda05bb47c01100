package dev.parley.inbox.conversation;

import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of drafts: rows of {@code attachment} without a message, and whose they are. Their bytes go with the blob store's sweep. */
@Component
final class DraftAttachmentRows {
    private final JdbcClient jdbc;

    DraftAttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AttachmentView> list(ConversationId conversation, EmployeeId employee) {
        return jdbc.sql("""
                select a.id, a.name, a.media_type, a.size, a.inline, a.content_id
                  from draft_attachment d
                  join attachment a on a.id = d.attachment_id
                 where d.conversation_id = :conversation and d.employee_id = :employee
                 order by d.position, d.created_at, d.attachment_id
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .query(AttachmentView.class)
                .list();
    }

    /** Only one upload of a draft is counted at a time, so that two together cannot pass the limit. */
    void lock(ConversationId conversation, EmployeeId employee) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:draft, 0))")
                .param("draft", "draft " + conversation + " " + employee)
                .query((row, number) -> true)
                .single();
    }

    void insert(ConversationId conversation, EmployeeId employee, AttachmentView file, BlobId blob) {
        jdbc.sql("""
                insert into attachment (id, name, media_type, size, blob_id, inline, content_id)
                values (:id, :name, :mediaType, :size, :blob, :inline, :contentId)
                """)
                .param("id", file.id())
                .param("name", file.name())
                .param("mediaType", file.mediaType())
                .param("size", file.size())
                .param("blob", blob.value())
                .param("inline", file.inline())
                .param("contentId", file.contentId())
                .update();
        own(conversation, employee, List.of(file.id()), 1000);
    }

    /** Makes files a draft's, in this order from {@code position} on. */
    void own(ConversationId conversation, EmployeeId employee, List<UUID> files, int position) {
        jdbc.sql("""
                insert into draft_attachment (attachment_id, conversation_id, employee_id, position)
                select file.id, :conversation, :employee, :position + cast(file.place as integer)
                  from unnest(:files) with ordinality as file (id, place)
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .param("position", position)
                .param("files", files.toArray(UUID[]::new))
                .update();
    }

    void order(ConversationId conversation, EmployeeId employee, List<UUID> files) {
        jdbc.sql("""
                update draft_attachment d
                   set position = cast(file.place as integer)
                  from unnest(:files) with ordinality as file (id, place)
                 where d.attachment_id = file.id and d.conversation_id = :conversation and d.employee_id = :employee
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .param("files", files.toArray(UUID[]::new))
                .update();
    }

    /** Gives files of a draft to a message, in this order; returns how many of them were the draft's. */
    int adopt(ConversationId conversation, EmployeeId employee, List<UUID> files, MessageId message) {
        jdbc.sql("""
                update attachment a
                   set message_id = :message, position = cast(file.place as integer)
                  from unnest(:files) with ordinality as file (id, place)
                  join draft_attachment d on d.attachment_id = file.id
                 where a.id = file.id and a.message_id is null
                   and d.conversation_id = :conversation and d.employee_id = :employee
                """)
                .param("message", message.value())
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .param("files", files.toArray(UUID[]::new))
                .update();
        return jdbc.sql("""
                delete from draft_attachment
                 where attachment_id in (select id from attachment where message_id = :message)
                """).param("message", message.value()).update();
    }

    /** Takes a message's files from it, and returns them in their order. */
    List<UUID> takeBack(MessageId message) {
        List<UUID> files = jdbc.sql("select id from attachment where message_id = :message order by position, id")
                .param("message", message.value())
                .query(UUID.class)
                .list();
        jdbc.sql("update attachment set message_id = null where message_id = :message")
                .param("message", message.value())
                .update();
        return files;
    }

    boolean delete(ConversationId conversation, EmployeeId employee, UUID file) {
        return jdbc.sql("""
                delete from attachment
                 where id = :file and message_id is null
                   and id in (select attachment_id from draft_attachment
                               where conversation_id = :conversation and employee_id = :employee)
                """)
                        .param("file", file)
                        .param("conversation", conversation.value())
                        .param("employee", employee.value())
                        .update()
                == 1;
    }

    void deleteAll(ConversationId conversation, EmployeeId employee) {
        jdbc.sql("""
                delete from attachment
                 where message_id is null
                   and id in (select attachment_id from draft_attachment
                               where conversation_id = :conversation and employee_id = :employee)
                """)
                .param("conversation", conversation.value())
                .param("employee", employee.value())
                .update();
    }

    /** Deletes files that belong to no message and no draft, and those of drafts without a word that nobody touched for long. */
    int deleteOrphans(Duration age) {
        return jdbc.sql("""
                delete from attachment a
                 where a.message_id is null
                   and a.created_at < now() - make_interval(secs => :age)
                   and not exists (select 1
                                     from draft_attachment d
                                     join draft w on w.conversation_id = d.conversation_id
                                                 and w.employee_id = d.employee_id
                                    where d.attachment_id = a.id)
                """).param("age", (double) age.toSeconds()).update();
    }
}
