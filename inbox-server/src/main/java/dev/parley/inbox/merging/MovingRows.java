package dev.parley.inbox.merging;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves messages, and what goes along with them, from one conversation to another. */
@Component
final class MovingRows {
    private final JdbcClient jdbc;

    MovingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves all messages of the source and numbers those of both anew, by time. */
    void moveAll(ConversationId source, ConversationId target, int above) {
        jdbc.sql("""
                with ordered as (
                    select id, row_number() over (order by stored_at, seq, id) as n
                      from message
                     where conversation_id in (:source, :target)
                )
                update message m
                   set home_id = case when m.conversation_id = :source then coalesce(m.home_id, :source) else m.home_id end,
                       conversation_id = :target, seq = :above + ordered.n
                  from ordered
                 where m.id = ordered.id
                """)
                .param("source", source.value())
                .param("target", target.value())
                .param("above", above)
                .update();
    }

    /** Moves back those whose home is the source or leads to it; what remains keeps its numbers. */
    int moveHome(ConversationId source, ConversationId from, int above) {
        return jdbc.sql("""
                with recursive below as (
                    select id from conversation where id = :source
                     union all
                    select c.id from below join conversation c on c.merged_into = below.id
                ), ordered as (
                    select id, row_number() over (order by seq) as n
                      from message
                     where conversation_id = :from and home_id in (select id from below)
                )
                update message m
                   set home_id = nullif(m.home_id, :source), conversation_id = :source, seq = :above + ordered.n
                  from ordered
                 where m.id = ordered.id
                """)
                .param("source", source.value())
                .param("from", from.value())
                .param("above", above)
                .update();
    }

    /** Gives some messages of a conversation, and the ids by which answers name them, another home; returns how many. */
    int moveSome(Collection<MessageId> messages, ConversationId from, ConversationId to) {
        UUID[] ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        jdbc.sql("""
                update thread_key t
                   set conversation_id = :to
                  from message m
                 where m.id = any (:ids) and m.conversation_id = :from and m.thread_id <> ''
                   and t.key = m.thread_id and t.conversation_id = coalesce(m.home_id, m.conversation_id)
                """)
                .param("ids", ids)
                .param("from", from.value())
                .param("to", to.value())
                .update();
        return jdbc.sql("""
                with ordered as (
                    select id, row_number() over (order by seq) as n
                      from message
                     where conversation_id = :from and id = any (:ids)
                )
                update message m
                   set home_id = null, conversation_id = :to, seq = ordered.n
                  from ordered
                 where m.id = ordered.id
                """)
                .param("ids", ids)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    /** What is on its way out follows its message. */
    void moveOutbox(Collection<ConversationId> conversations) {
        jdbc.sql("""
                update outbox o
                   set conversation_id = m.conversation_id, seq = m.seq
                  from message m
                 where m.id = o.message_id and m.conversation_id = any (:ids)
                   and (o.conversation_id <> m.conversation_id or o.seq <> m.seq)
                """)
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .update();
    }

    /** Who took part in the source takes part in the target. */
    void join(ConversationId source, ConversationId target) {
        jdbc.sql("""
                insert into participant (conversation_id, employee_id, joined_at)
                select :target, employee_id, joined_at from participant where conversation_id = :source
                on conflict do nothing
                """)
                .param("source", source.value())
                .param("target", target.value())
                .update();
    }

    void leave(ConversationId source, ConversationId target) {
        jdbc.sql("""
                delete from participant p
                 using conversation_merge m
                 where m.source_id = :source and p.conversation_id = :target and p.employee_id = any (m.joined)
                """)
                .param("source", source.value())
                .param("target", target.value())
                .update();
    }

    /** Unsent words go along, where their writer has none in the target. */
    void moveDrafts(ConversationId from, ConversationId to) {
        jdbc.sql("""
                with moved as (
                    update draft d set conversation_id = :to
                     where d.conversation_id = :from
                       and not exists (select 1 from draft o
                                        where o.conversation_id = :to and o.employee_id = d.employee_id)
                    returning employee_id
                )
                update draft_attachment a set conversation_id = :to
                 where a.conversation_id = :from and a.employee_id in (select employee_id from moved)
                """).param("from", from.value()).param("to", to.value()).update();
    }

    /** A new conversation beside another one, for some of its messages. */
    void insertBeside(ConversationId id, ConversationId other) {
        jdbc.sql("""
                insert into conversation (id, channel_id, contact_id, team_id, subject, topic, nature, status, last_message_at,
                                          waiting_since, sample, priority, tag_ids)
                select :id, channel_id, contact_id, team_id, subject, topic, nature, 'OPEN', last_message_at,
                       last_message_at, sample, priority, tag_ids
                  from conversation
                 where id = :other
                """).param("id", id.value()).param("other", other.value()).update();
    }

    /** It is called by the subject of its first message, and its contact is who wrote that. */
    void nameAfterFirst(ConversationId id) {
        jdbc.sql("""
                update conversation c
                   set subject = case when m.subject = '' then c.subject else m.subject end,
                       contact_id = coalesce(m.author_contact, c.contact_id), nature = m.nature
                  from message m
                 where c.id = :id and m.conversation_id = c.id and m.direction = 'INBOUND'
                   and m.seq = (select min(seq) from message where conversation_id = c.id and direction = 'INBOUND')
                """).param("id", id.value()).update();
    }

    int count(ConversationId id) {
        return jdbc.sql("select count(*) from message where conversation_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
