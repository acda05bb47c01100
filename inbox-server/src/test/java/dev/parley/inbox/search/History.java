package dev.parley.inbox.search;

import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations with a past, put straight into the database of a test. */
final class History {
    private final JdbcClient jdbc;
    private final List<UUID> messages = new ArrayList<>();

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A closed conversation with one message of a new customer, sent so many days ago. */
    ConversationId talk(TeamId team, ChannelId channel, String customer, String subject, String text, int daysAgo) {
        var contact = Ids.next();
        var id = new ConversationId(Ids.next());
        var at = Timestamp.from(Instant.now().minus(Duration.ofDays(daysAgo)).minusSeconds(60));
        run("insert into contact (id, name) values (?, ?)", contact, customer);
        run(
                "insert into identity (id, contact_id, kind, handle) values (?, ?, 'EMAIL', ?)",
                Ids.next(),
                contact,
                handle(customer, contact));
        run("""
                insert into conversation (id, channel_id, contact_id, team_id, subject, status, last_message_at)
                values (?, ?, ?, ?, ?, 'CLOSED', ?)
                """, id.value(), channel.value(), contact, team.value(), subject, at);
        message(id, "INBOUND", subject, text, at);
        return id;
    }

    /** One more message of that conversation. */
    UUID message(ConversationId conversation, String direction, String subject, String text, Timestamp at) {
        var id = Ids.next();
        run("""
                with locked as (
                    update conversation set last_seq = last_seq + 1 where id = ? returning id, last_seq, channel_id, contact_id)
                insert into message (id, conversation_id, seq, direction, channel_id, author_contact, author_name, author_handle,
                                     recipients, subject, text, sent_at, stored_at)
                select ?, l.id, l.last_seq, ?, l.channel_id, case when ? = 'INBOUND' then c.id end,
                       case when ? = 'INBOUND' then c.name else 'Somebody' end,
                       case when ? = 'INBOUND' then i.handle else '' end,
                       '[{"role": "TO", "handle": "desk@acme.example", "name": "The Desk"}]', ?, ?, ?, ?
                  from locked l join contact c on c.id = l.contact_id join identity i on i.contact_id = c.id
                """, conversation.value(), id, direction, direction, direction, direction, subject, text, at, at);
        messages.add(id);
        return id;
    }

    /** A file of the first message of a conversation. */
    void file(ConversationId conversation, String name) {
        var blob = Ids.next();
        run("insert into blob (id, size, content) values (?, 1, ?)", blob, new byte[1]);
        run("""
                insert into attachment (id, message_id, name, media_type, size, blob_id)
                select ?, id, ?, 'application/pdf', 1, ? from message where conversation_id = ? and seq = 1
                """, Ids.next(), name, blob, conversation.value());
        run(
                "insert into search_pending (message_id) select id from message where conversation_id = ? on conflict do nothing",
                conversation.value());
    }

    /** Waits until all of it can be found. */
    void indexed() {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> jdbc.sql("select count(*) from search_pending where message_id = any (cast(? as uuid[]))")
                                .param(messages.stream().map(UUID::toString).toArray(String[]::new))
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    void run(String sql, Object... params) {
        jdbc.sql(sql).params(params).update();
    }

    private static String handle(String customer, UUID contact) {
        return String.join(".", Words.texts(customer)) + "-" + contact + "@customer.example";
    }
}
