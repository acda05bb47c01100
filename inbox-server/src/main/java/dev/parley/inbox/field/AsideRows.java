package dev.parley.inbox.field;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a contact beside one conversation. */
@Component
final class AsideRows {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final int OTHERS = 10;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AsideRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A handle of the contact. */
    record IdentityView(ChannelKind kind, String handle, String displayName) {}

    /** Another conversation of the contact. */
    record OtherConversation(
            ConversationId id, long number, String subject, ConversationStatus status, Instant lastMessageAt) {}

    record Known(String name, Map<String, Object> fields, Instant since) {}

    Known contact(ContactId id) {
        return jdbc.sql("select name, fields, created_at from contact where id = :id")
                .param("id", id.value())
                .query((row, number) -> new Known(
                        row.getString("name"),
                        json.readValue(row.getString("fields"), VALUES),
                        row.getTimestamp("created_at").toInstant()))
                .single();
    }

    List<IdentityView> listIdentities(ContactId id) {
        return jdbc.sql("""
                select kind, coalesce(nullif(username, ''), handle) as handle, display_name
                  from identity where contact_id = :id order by created_at, id limit 50
                """)
                .param("id", id.value())
                .query((row, number) -> new IdentityView(
                        ChannelKind.valueOf(row.getString("kind")),
                        row.getString("handle"),
                        row.getString("display_name")))
                .list();
    }

    /** The newest others that the reader may see. */
    List<OtherConversation> listOthers(
            ContactId contact, ConversationId but, EmployeeId reader, Collection<TeamId> teams) {
        return jdbc.sql("""
                select c.id, c.number, c.subject, c.status, c.last_message_at
                  from conversation c
                 where c.contact_id = :contact and c.id <> :but
                   and (c.team_id = any (:teams) or c.holder_id = :reader
                        or exists (select 1 from participant p
                                    where p.conversation_id = c.id and p.employee_id = :reader))
                 order by c.last_message_at desc, c.id desc
                 limit :limit
                """)
                .param("contact", contact.value())
                .param("but", but.value())
                .param("teams", teams.stream().map(TeamId::value).toArray(UUID[]::new))
                .param("reader", reader.value())
                .param("limit", OTHERS)
                .query((row, number) -> new OtherConversation(
                        new ConversationId(row.getObject("id", UUID.class)),
                        row.getLong("number"),
                        row.getString("subject"),
                        ConversationStatus.valueOf(row.getString("status")),
                        row.getTimestamp("last_message_at").toInstant()))
                .list();
    }

    /** Whether the reader may see any conversation of the contact. */
    boolean mayKnow(ContactId contact, EmployeeId reader, Collection<TeamId> teams) {
        return jdbc.sql("""
                select exists (
                    select 1 from conversation c
                     where c.contact_id = :contact
                       and (c.team_id = any (:teams) or c.holder_id = :reader
                            or exists (select 1 from participant p
                                        where p.conversation_id = c.id and p.employee_id = :reader)))
                """)
                .param("contact", contact.value())
                .param("teams", teams.stream().map(TeamId::value).toArray(UUID[]::new))
                .param("reader", reader.value())
                .query(Boolean.class)
                .single();
    }
}
