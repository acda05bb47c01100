package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes conversations into Spam and out of it: each one statement that does nothing when its condition no longer holds. */
@Component
final class SpamRows {
    private static final String RETURNING = " returning " + StandingRows.COLUMNS;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SpamRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whoever may close it may say that it is spam; how it stood is remembered. */
    Optional<Standing> mark(ConversationId id, Actor actor, Spamming.Mark mark) {
        return jdbc.sql("""
                        with was as (
                            select c.id as was_id, c.status = 'OPEN' as was_open, c.waiting_since as was_waiting, c.last_seq as was_seq
                              from conversation c
                             where c.id = :id and not c.spam and c.merged_into is null
                               and (:manages or c.holder_id is null or (c.holder_id = :me and c.claim_token = :token))
                               for update
                        ), remembered as (
                            insert into conversation_spam (conversation_id, cause, marked_by, facts, block_id, was_open,
                                                           was_waiting_since, was_seq)
                            select was_id, :cause, :me, cast(:facts as jsonb), :block, was_open, was_waiting, was_seq from was
                        )
                        update conversation
                           set spam = true, status = 'CLOSED', closed_at = coalesce(closed_at, now()), holder_id = null,
                               held_since = null, waiting_since = null, snoozed_until = null, snoozed_by = null,
                               version = version + 1
                         where id = (select was_id from was)
                        """ + RETURNING)
                .param("id", id.value())
                .param("me", actor.employee().value())
                .param("manages", actor.manages())
                .param("token", actor.token())
                .param("cause", mark.cause().name())
                .param("facts", json.writeValueAsString(mark.facts()))
                .param("block", mark.block())
                .query(StandingRows::read)
                .optional();
    }

    /** From here on nothing is stored in it, and the next statement sees everything that was. */
    void lock(ConversationId id) {
        jdbc.sql("select id from conversation where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
    }

    /** Another reason for what is in Spam already. */
    Optional<Standing> explain(ConversationId id, Actor actor, Spamming.Mark mark) {
        return jdbc.sql("""
                        with explained as (
                            update conversation_spam
                               set cause = :cause, marked_by = :me, marked_at = now(), facts = cast(:facts as jsonb), block_id = :block
                             where conversation_id = :id
                            returning conversation_id
                        )
                        update conversation set version = version + 1 where id = (select conversation_id from explained)
                        """ + RETURNING)
                .param("id", id.value())
                .param("me", actor.employee().value())
                .param("cause", mark.cause().name())
                .param("facts", json.writeValueAsString(mark.facts()))
                .param("block", mark.block())
                .query(StandingRows::read)
                .optional();
    }

    /** As it stood before, but for what its customer wrote since: that waits for us. */
    Optional<Standing> clear(ConversationId id) {
        return jdbc.sql("""
                        with was as (
                            delete from conversation_spam s where s.conversation_id = :id
                            returning s.conversation_id as was_id, s.was_open, s.was_waiting_since,
                                      (select min(m.stored_at) from message m
                                        where m.conversation_id = s.conversation_id and m.direction = 'INBOUND'
                                          and m.nature = 'PERSONAL' and m.seq > s.was_seq) as since
                        )
                        update conversation
                           set spam = false, version = version + 1,
                               status = case when (select was_open or since is not null from was) then 'OPEN' else status end,
                               closed_at = case when (select was_open or since is not null from was) then null else closed_at end,
                               waiting_since = (select coalesce(was_waiting_since, since) from was)
                         where id = (select was_id from was) and spam
                        """ + RETURNING)
                .param("id", id.value())
                .query(StandingRows::read)
                .optional();
    }
}
