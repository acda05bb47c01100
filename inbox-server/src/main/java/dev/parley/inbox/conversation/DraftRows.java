package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.employee.EmployeeId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as their writers left them. */
@Component
final class DraftRows {
    private static final TypeReference<List<AttachmentView>> ATTACHMENTS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DraftRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<DraftView> find(ConversationId conversation, EmployeeId writer) {
        return jdbc.sql("""
                select d.text, d.html, d.revision, d.updated_at,
                       (select json_agg(json_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
                                                          'size', a.size, 'inline', a.inline,
                                                          'contentId', a.content_id)
                                        order by array_position(d.attachment_ids, a.id))
                          from attachment a
                         where a.id = any(d.attachment_ids) and a.message_id is null) as attachments
                  from draft d
                 where d.conversation_id = :conversation
                   and d.employee_id = :writer
                """)
                .param("conversation", conversation.value())
                .param("writer", writer.value())
                .query((row, number) -> {
                    String attachments = row.getString("attachments");
                    return new DraftView(
                            row.getString("text"),
                            row.getString("html"),
                            row.getLong("revision"),
                            row.getTimestamp("updated_at").toInstant(),
                            attachments == null ? List.of() : json.readValue(attachments, ATTACHMENTS));
                })
                .optional();
    }
}
