package dev.parley.inbox.testing;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations for tests, put straight into the database: with a customer of their own and one message of theirs. */
public final class Talks {
    private final JdbcClient jdbc;
    private final TeamId team;
    private final ChannelId channel;

    /** Conversations of this channel, in the queue of this team. */
    public Talks(JdbcClient jdbc, TeamId team, ChannelId channel) {
        this.jdbc = jdbc;
        this.team = team;
        this.channel = channel;
    }

    /** An open conversation; its customer "Carla Customer" waits since an hour. */
    public ConversationId open() {
        var id = new ConversationId(Ids.next());
        var contact = new ContactId(Ids.next());
        run("insert into contact (id, name) values (:id, 'Carla Customer')", Map.of("id", contact.value()));
        run(
                "insert into identity (id, contact_id, kind, handle) values (:id, :contact, 'EMAIL', :handle)",
                Map.of("id", Ids.next(), "contact", contact.value(), "handle", handle(contact)));
        run(
                """
                insert into conversation (id, channel_id, contact_id, team_id, subject, snippet, last_message_at, waiting_since)
                values (:id, :channel, :contact, :team, 'Broken lamp', 'It does not shine.',
                        now() - interval '1 hour', now() - interval '1 hour')
                """,
                Map.of("id", id.value(), "channel", channel.value(), "contact", contact.value(), "team", team.value()));
        inbound(id, "It does not shine.");
        return id;
    }

    /** One more message of the customer; it is stored as intake does, under the conversation's lock. */
    public MessageId inbound(ConversationId conversation, String text) {
        var id = new MessageId(Ids.next());
        run(
                """
                with locked as (
                    update conversation
                       set last_seq = last_seq + 1, version = version + 1, last_direction = 'INBOUND',
                           waiting_since = coalesce(waiting_since, now())
                     where id = :conversation
                    returning last_seq, contact_id
                )
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, thread_id, author_contact,
                                     author_name, author_handle, recipients, subject, text, html, new_text, sent_at)
                select :id, :conversation, locked.last_seq, 'INBOUND', :channel, :external, :external, locked.contact_id,
                       'Carla Customer', 'c-' || locked.contact_id || '@customer.example',
                       '[{"role": "TO", "handle": "support@acme.example", "name": ""}]', 'Broken lamp', :text, '', :text, now()
                  from locked
                """,
                Map.of(
                        "conversation", conversation.value(),
                        "id", id.value(),
                        "channel", channel.value(),
                        "external", "in-" + id + "@customer.example",
                        "text", text));
        return id;
    }

    /** Makes somebody the holder in PostgreSQL, as if they had claimed it with this token. */
    public void hold(ConversationId conversation, EmployeeId holder, long token) {
        run(
                "update conversation set holder_id = :holder, claim_token = :token, held_since = now() where id = :id",
                Map.of("id", conversation.value(), "holder", holder.value(), "token", token));
    }

    /** A column of the conversation as text, empty for null. */
    public String value(String column, ConversationId conversation) {
        return jdbc.sql("select coalesce(cast(" + column + " as text), '') from conversation where id = :id")
                .param("id", conversation.value())
                .query(String.class)
                .single();
    }

    private static String handle(ContactId contact) {
        return "c-" + contact + "@customer.example";
    }

    private void run(String sql, Map<String, Object> values) {
        jdbc.sql(sql).params(values).update();
    }
}
