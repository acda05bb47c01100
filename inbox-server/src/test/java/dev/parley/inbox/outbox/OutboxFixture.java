package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations and stored answers, put straight into the database of a test. */
final class OutboxFixture {
    private final JdbcClient jdbc;
    final TeamId team = new TeamId(Ids.next());
    final ChannelId channel = new ChannelId(Ids.next());
    final ContactId contact = new ContactId(Ids.next());

    OutboxFixture(JdbcClient jdbc) {
        this.jdbc = jdbc;
        insert("insert into team (id, name) values (:id, :name)", Map.of("id", team.value(), "name", "Team " + team));
        insert(
                "insert into channel (id, kind, name, address, team_id) values (:id, 'EMAIL', 'Support', :address, :team)",
                Map.of("id", channel.value(), "address", channel + "@acme.example", "team", team.value()));
        insert("insert into contact (id, name) values (:id, 'Carla Customer')", Map.of("id", contact.value()));
    }

    ConversationId conversation() {
        var id = new ConversationId(Ids.next());
        insert(
                """
                insert into conversation (id, channel_id, contact_id, team_id, last_message_at)
                values (:id, :channel, :contact, :team, now())
                """,
                Map.of("id", id.value(), "channel", channel.value(), "contact", contact.value(), "team", team.value()));
        return id;
    }

    /** A stored answer that is due in {@code seconds}. */
    MessageId answer(ConversationId conversation, int seq, int seconds) {
        var id = new MessageId(Ids.next());
        insert(
                """
                insert into message (id, conversation_id, seq, direction, channel_id, external_id, text, new_text, sent_at)
                values (:id, :conversation, :seq, 'OUTBOUND', :channel, :external, 'text', 'text', now())
                """,
                Map.of(
                        "id", id.value(),
                        "conversation", conversation.value(),
                        "seq", seq,
                        "channel", channel.value(),
                        "external", id + "@acme.example"));
        insert(
                """
                insert into outbox (message_id, conversation_id, seq, channel_id, state, not_before, request_hash)
                values (:id, :conversation, :seq, :channel, 'WAITING',
                        clock_timestamp() + make_interval(secs => :seconds), '')
                """,
                Map.of(
                        "id", id.value(),
                        "conversation", conversation.value(),
                        "seq", seq,
                        "channel", channel.value(),
                        "seconds", (double) seconds));
        return id;
    }

    MessageId dueAnswer() {
        return answer(conversation(), 1, 0);
    }

    String state(MessageId message) {
        return value("state", message);
    }

    /** A column of the answer's row, as text. */
    String value(String column, MessageId message) {
        return jdbc.sql("select coalesce(cast(" + column + " as text), '') from outbox where message_id = :id")
                .param("id", message.value())
                .query(String.class)
                .single();
    }

    /** Seconds until the answer is due. */
    double dueIn(MessageId message) {
        return Double.parseDouble(value("extract(epoch from not_before - clock_timestamp())", message));
    }

    /** Moves an answer's times into the past. */
    void age(MessageId message, String column, int seconds) {
        jdbc.sql("update outbox set " + column + " = " + column
                        + " - make_interval(secs => :seconds) where message_id = :id")
                .param("seconds", (double) seconds)
                .param("id", message.value())
                .update();
    }

    private void insert(String sql, Map<String, Object> values) {
        jdbc.sql(sql).params(values).update();
    }
}
