package dev.parley.inbox.conversation;

import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the bytes of attachments and raw originals are, and whose conversation they belong to. */
@Component
final class AttachmentRows {
    private final JdbcClient jdbc;

    AttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stored bytes on their way to a browser. */
    record File(ConversationId conversation, BlobId blob, String name, String mediaType, long size) {}

    /** An attachment of a message, or one of the reader's own draft, or of a colleague's that the reader may see. */
    Optional<File> findAttachment(UUID id, EmployeeId reader) {
        return jdbc.sql("""
                select coalesce(m.conversation_id, d.conversation_id) as conversation_id,
                       a.blob_id, a.name, a.media_type, a.size
                  from attachment a
                  left join message m on m.id = a.message_id
                  left join (draft_attachment d join employee w on w.id = d.employee_id)
                         on d.attachment_id = a.id and a.message_id is null and (d.employee_id = :reader or %s)
                 where a.id = :id
                """.formatted(SharedDraftRows.SHOWN))
                .param("id", id)
                .param("reader", reader.value())
                .query((row, number) -> file(
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("blob_id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size")))
                .optional()
                .flatMap(found -> found);
    }

    Optional<File> findRaw(ConversationId conversation, MessageId message) {
        return jdbc.sql("""
                select m.conversation_id, b.id, b.size, c.number, m.seq
                  from message m
                  join conversation c on c.id = m.conversation_id
                  join blob b on b.id = m.raw_blob
                 where m.id = :message
                   and m.conversation_id = :conversation
                """)
                .param("message", message.value())
                .param("conversation", conversation.value())
                .query((row, number) -> file(
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("id", UUID.class),
                        "conversation-" + row.getLong("number") + "-message-" + row.getInt("seq") + ".eml",
                        "message/rfc822",
                        row.getLong("size")))
                .optional()
                .flatMap(found -> found);
    }

    private static Optional<File> file(
            @Nullable UUID conversation, UUID blob, String name, String mediaType, long size) {
        return conversation == null
                ? Optional.empty()
                : Optional.of(new File(new ConversationId(conversation), new BlobId(blob), name, mediaType, size));
    }
}
