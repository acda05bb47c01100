package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class NotificationRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    NotificationRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Where the stream was read to; {@code eventId} is null before the first time. */
    record Cursor(@Nullable String eventId) {}

    /** Takes the cursor for this transaction; empty while another node has it. */
    Optional<Cursor> lockCursor() {
        return jdbc.sql("select last_event_id as event_id from notification_cursor for update skip locked")
                .query(Cursor.class)
                .optional();
    }

    void moveCursor(String eventId) {
        jdbc.sql("update notification_cursor set last_event_id = :id")
                .param("id", eventId)
                .update();
    }

    /** Stores those that are not there yet, and answers their ids. */
    Set<UUID> insert(List<NewNotification> notifications) {
        return jdbc.sql("""
                insert into notification (id, employee_id, kind, occasion, conversation_id, seq, actor_id, at, rings, mail_due)
                select n.id, n.employee, n.kind, n.occasion, n.conversation, n.seq, n.actor, n.at, n.rings, n.mails
                  from jsonb_to_recordset(cast(:all as jsonb))
                       as n (id uuid, employee uuid, kind text, occasion text, conversation uuid, seq integer, actor uuid,
                             at timestamptz, rings boolean, mails boolean)
                    on conflict (employee_id, occasion) do nothing
                returning id
                """).param("all", json.writeValueAsString(notifications)).query(UUID.class).list().stream()
                .collect(Collectors.toSet());
    }

    /** As it is stored; {@code words} are the start of the message that it is about. */
    record Stored(
            UUID id,
            NotificationKind kind,
            @Nullable UUID conversationId,
            @Nullable Integer seq,
            Instant at,
            boolean rings,
            boolean read,
            @Nullable String actor,
            @Nullable String words) {}

    List<Stored> listNewest(EmployeeId employee, int limit) {
        return jdbc.sql("""
                select n.id, n.kind, n.conversation_id, n.seq, n.at, n.rings, n.read_at is not null as read,
                       coalesce(a.name, m.author_name) as actor, left(coalesce(m.new_text, m.text), 300) as words
                  from notification n
                  left join employee a on a.id = n.actor_id
                  left join message m on m.conversation_id = n.conversation_id and m.seq = n.seq
                 where n.employee_id = :me
                 order by n.id desc
                 limit :limit
                """)
                .param("me", employee.value())
                .param("limit", limit)
                .query(Stored.class)
                .list();
    }

    /** The conversations with something unread. */
    List<UUID> listUnreadConversations(EmployeeId employee) {
        return jdbc.sql("""
                select conversation_id
                  from notification
                 where employee_id = :me and read_at is null and conversation_id is not null
                 group by conversation_id
                 order by max(at) desc
                 limit 500
                """).param("me", employee.value()).query(UUID.class).list();
    }

    /** Marks what is about these messages, and what is about none; answers how many that were. */
    int markSeen(EmployeeId employee, ConversationId conversation, int seq) {
        return jdbc.sql("""
                update notification
                   set read_at = now()
                 where employee_id = :me and conversation_id = :conversation and read_at is null
                   and (seq is null or seq <= :seq)
                """)
                .param("me", employee.value())
                .param("conversation", conversation.value())
                .param("seq", seq)
                .update();
    }

    /** Marks everything up to one's newest known notification. */
    int markAllRead(EmployeeId employee, UUID upTo) {
        return jdbc.sql("""
                update notification set read_at = now() where employee_id = :me and read_at is null and id <= :id
                """).param("me", employee.value()).param("id", upTo).update();
    }

    /** Makes the newest of a conversation unread again. */
    int markUnread(EmployeeId employee, ConversationId conversation) {
        return jdbc.sql("""
                update notification
                   set read_at = null, rings = false, mail_due = false
                 where id = (select id from notification
                              where employee_id = :me and conversation_id = :conversation
                              order by id desc limit 1)
                """)
                .param("me", employee.value())
                .param("conversation", conversation.value())
                .update();
    }

    int deleteOlderThan(Instant time) {
        return jdbc.sql("""
                delete from notification
                 where id in (select id from notification where at < :time limit 5000)
                """).param("time", Timestamp.from(time)).update();
    }
}
