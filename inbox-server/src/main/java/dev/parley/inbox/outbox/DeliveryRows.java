package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people and mail servers change about a stored answer. All but {@link #find} ask for the conversation's lock first. */
@Component
final class DeliveryRows {
    private final JdbcClient jdbc;

    DeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer and how it stands. */
    record Stored(
            ConversationId conversation, int seq, @Nullable EmployeeId writer, String state, boolean forward) {
        boolean is(String other) {
            return state.equals(other);
        }
    }

    /** An answer that must not leave any more. */
    record Overtaken(MessageId message, ConversationId conversation, EmployeeId writer) {}

    Optional<Stored> find(MessageId message) {
        return jdbc.sql("""
                select o.conversation_id, o.seq, m.author_employee, o.state, o.forward
                  from outbox o
                  join message m on m.id = o.message_id
                 where o.message_id = :message
                """)
                .param("message", message.value())
                .query((row, number) -> {
                    UUID writer = row.getObject("author_employee", UUID.class);
                    return new Stored(
                            new ConversationId(row.getObject("conversation_id", UUID.class)),
                            row.getInt("seq"),
                            writer == null ? null : new EmployeeId(writer),
                            row.getString("state"),
                            row.getBoolean("forward"));
                })
                .optional();
    }

    /** Takes an answer out that nobody can have: not being sent, and no try of it ended without an answer. */
    boolean cancel(MessageId message) {
        return jdbc.sql("""
                update outbox
                   set state = 'CANCELLED', error = null, failure = null
                 where message_id = :message and state in ('WAITING', 'FAILED') and not maybe_sent
                """).param("message", message.value()).update() == 1;
    }

    /** Answers that were to leave later, and whose customer wrote first. */
    List<Overtaken> listOvertaken(Collection<ConversationId> conversations) {
        return jdbc.sql("""
                select o.message_id, o.conversation_id, m.author_employee
                  from outbox o
                  join message m on m.id = o.message_id
                 where o.conversation_id = any(:conversations)
                   and o.state = 'WAITING' and o.scheduled_for is not null and o.attempts = 0
                   and exists (select 1 from message newer
                                where newer.conversation_id = o.conversation_id and newer.seq > o.seq
                                  and newer.direction = 'INBOUND' and newer.nature = 'PERSONAL')
                 order by o.seq
                """)
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, number) -> new Overtaken(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new EmployeeId(row.getObject("author_employee", UUID.class))))
                .list();
    }

    /** Keeps it from leaving; shown as held back. */
    boolean holdBack(MessageId message) {
        return jdbc.sql("""
                update outbox set state = 'CANCELLED', held_back = true
                 where message_id = :message and state = 'WAITING' and attempts = 0
                """).param("message", message.value()).update() == 1;
    }

    /** Nothing leads to a message that was never sent. */
    void forgetThreadKey(MessageId message) {
        jdbc.sql("""
                delete from thread_key t
                 using message m
                 where m.id = :message and t.key = m.thread_id and t.conversation_id = coalesce(m.home_id, m.conversation_id) and t.outbound
                """).param("message", message.value()).update();
    }

    /** The customer's waiting that this answer ended goes to the next answer that stands; false when there is none. */
    boolean passWaitingOn(MessageId message) {
        return jdbc.sql("""
                update outbox
                   set waited_since = least(outbox.waited_since, undone.waited_since)
                  from outbox undone
                 where undone.message_id = :message
                   and outbox.message_id = (select next.message_id
                                              from outbox next
                                             where next.conversation_id = undone.conversation_id
                                               and next.seq > undone.seq and next.state <> 'CANCELLED' and not next.survey
                                             order by next.seq
                                             limit 1)
                """).param("message", message.value()).update() == 1;
    }

    /** The conversation shows again what its newest message was without this answer; {@code waits}: its customer waits again. */
    void restoreConversation(MessageId message, boolean waits) {
        jdbc.sql("""
                update conversation c
                   set last_direction = coalesce(newest.direction, c.last_direction),
                       last_message_at = coalesce(newest.sent_at, c.last_message_at),
                       snippet = coalesce(newest.snippet, c.snippet),
                       waiting_since = case when :waits then least(c.waiting_since, undone.waited_since)
                                            else c.waiting_since end
                  from outbox undone
                  left join lateral (
                       select m.direction, least(m.sent_at, m.stored_at) as sent_at,
                              left(btrim(regexp_replace(left(coalesce(m.new_text, m.text), 640), '\\s+', ' ', 'g')), 160) as snippet
                         from message m
                         left join outbox o on o.message_id = m.id
                        where m.conversation_id = undone.conversation_id and m.direction <> 'NOTE'
                          and o.state is distinct from 'CANCELLED' and o.forward is not true and o.survey is not true
                        order by m.seq desc
                        limit 1) newest on true
                 where undone.message_id = :message and c.id = undone.conversation_id
                """).param("message", message.value()).param("waits", waits).update();
    }

    /** A person says what became of an answer that may have been sent. */
    boolean resolve(MessageId message, boolean sent) {
        return jdbc.sql("""
                update outbox
                   set state = case when :sent then 'SENT' else 'WAITING' end,
                       sent_at = case when :sent then clock_timestamp() end,
                       error = case when :sent then null else error end,
                       failure = case when :sent then null else failure end,
                       not_before = clock_timestamp(), attempts = 0, first_tried_at = null
                 where message_id = :message and state = 'UNKNOWN'
                """)
                        .param("message", message.value())
                        .param("sent", sent)
                        .update()
                == 1;
    }

    /** A mail server gave up on an answer; also when its report is faster than our own record of the sending. */
    boolean bounce(MessageId message, String diagnosis) {
        return jdbc.sql("""
                update outbox
                   set state = 'FAILED', failure = 'BOUNCED', error = :diagnosis, maybe_sent = true,
                       sent_at = coalesce(sent_at, clock_timestamp()), taken_by = null, taken_at = null
                 where message_id = :message
                   and (state in ('SENT', 'SENDING', 'UNKNOWN') or state = 'WAITING' and maybe_sent)
                """)
                        .param("message", message.value())
                        .param("diagnosis", diagnosis)
                        .update()
                == 1;
    }
}
