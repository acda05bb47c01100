package dev.parley.inbox.merging;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pointers between conversations, and where their messages lie. */
@Component
final class MergeRows {
    private static final String NEWEST = """
            select m.direction, case when m.direction = 'INBOUND' then m.stored_at else m.sent_at end as at,
                   left(btrim(regexp_replace(left(coalesce(m.new_text, m.text), 640), '\\s+', ' ', 'g')), 160) as snippet
              from message m
              left join outbox o on o.message_id = m.id
             where m.conversation_id = c.id and m.direction <> 'NOTE' and o.state is distinct from 'CANCELLED'
               and o.survey is not true
             order by m.seq desc
             limit 1
            """;

    private final JdbcClient jdbc;

    MergeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation whose row is locked. */
    record Held(
            ConversationId id,
            long number,
            @Nullable UUID holder,
            @Nullable UUID mergedInto,
            int lastSeq,
            boolean open) {
        boolean isFreeFor(EmployeeId employee) {
            return holder == null || holder.equals(employee.value());
        }
    }

    /** Locks them in one order for everybody. */
    List<Held> lock(Collection<ConversationId> ids) {
        return jdbc.sql("""
                select id, number, holder_id, merged_into, last_seq, status = 'OPEN' as open
                  from conversation
                 where id = any (:ids)
                 order by id
                   for update
                """)
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, number) -> new Held(
                        new ConversationId(row.getObject("id", UUID.class)),
                        row.getLong("number"),
                        row.getObject("holder_id", UUID.class),
                        row.getObject("merged_into", UUID.class),
                        row.getInt("last_seq"),
                        row.getBoolean("open")))
                .list();
    }

    /** Where the pointers from a conversation end; itself when it has none. */
    ConversationId root(ConversationId id) {
        return new ConversationId(
                jdbc.sql("""
                with recursive up as (
                    select id, merged_into from conversation where id = :id
                     union all
                    select c.id, c.merged_into from up join conversation c on c.id = up.merged_into
                )
                select id from up where merged_into is null
                """).param("id", id.value()).query(UUID.class).single());
    }

    /** Remembers how the source stood, and who joins the target because of it. */
    void remember(ConversationId source, ConversationId target, EmployeeId by) {
        jdbc.sql("""
                insert into conversation_merge (source_id, target_id, merged_by, was_open, was_waiting_since, joined)
                select s.id, t.id, :by, s.status = 'OPEN', s.waiting_since,
                       array(select p.employee_id from participant p
                              where p.conversation_id = s.id
                                and not exists (select 1 from participant q
                                                 where q.conversation_id = t.id and q.employee_id = p.employee_id))
                  from conversation s, conversation t
                 where s.id = :source and t.id = :target
                """)
                .param("source", source.value())
                .param("target", target.value())
                .param("by", by.value())
                .update();
    }

    void forget(ConversationId source) {
        jdbc.sql("delete from conversation_merge where source_id = :source")
                .param("source", source.value())
                .update();
    }

    /** Makes the source a closed pointer. */
    void point(ConversationId source, ConversationId target) {
        jdbc.sql("""
                update conversation
                   set merged_into = :target, status = 'CLOSED', closed_at = coalesce(closed_at, now()), holder_id = null,
                       held_since = null, waiting_since = null, snoozed_until = null, snoozed_by = null, version = version + 1
                 where id = :source
                """)
                .param("source", source.value())
                .param("target", target.value())
                .update();
    }

    /** The target shows the newest of both; its customer waits for as long as either of them did. */
    void refreshMerged(ConversationId source, ConversationId target) {
        jdbc.sql("""
                update conversation c
                   set last_seq = greatest(c.last_seq, (select coalesce(max(seq), 0) from message where conversation_id = c.id)),
                       last_direction = coalesce(newest.direction, c.last_direction),
                       last_message_at = coalesce(newest.at, c.last_message_at),
                       snippet = coalesce(newest.snippet, c.snippet),
                       waiting_since = case when c.status = 'OPEN' then least(c.waiting_since, g.was_waiting_since) end,
                       version = c.version + 1
                  from conversation_merge g
                  left join lateral (%s) newest on true
                 where g.source_id = :source and c.id = :target
                """.formatted(NEWEST.replace("c.id", "g.target_id")))
                .param("source", source.value())
                .param("target", target.value())
                .update();
    }

    /** The source stands as it did, or open where its customer wrote since. */
    void restoreSource(ConversationId source) {
        jdbc.sql("""
                update conversation c
                   set merged_into = null,
                       status = case when g.was_open or since.at is not null then 'OPEN' else 'CLOSED' end,
                       closed_at = case when g.was_open or since.at is not null then null else c.closed_at end,
                       last_seq = greatest(c.last_seq, (select coalesce(max(seq), 0) from message where conversation_id = c.id)),
                       last_direction = coalesce(newest.direction, c.last_direction),
                       last_message_at = coalesce(newest.at, c.last_message_at),
                       snippet = coalesce(newest.snippet, c.snippet),
                       waiting_since = least(g.was_waiting_since, since.at),
                       version = c.version + 1
                  from conversation_merge g
                  left join lateral (%s) newest on true
                  left join lateral (select min(stored_at) as at
                                       from message
                                      where conversation_id = g.source_id and direction = 'INBOUND' and nature = 'PERSONAL'
                                        and stored_at > g.merged_at) since on true
                 where g.source_id = :source and c.id = :source
                """.formatted(NEWEST.replace("c.id", "g.source_id")))
                .param("source", source.value())
                .update();
    }

    /** What remains after messages left: its customer waits if one of them came after the last answer. */
    void refreshRest(ConversationId id) {
        jdbc.sql("""
                update conversation c
                   set last_direction = coalesce(newest.direction, c.last_direction),
                       last_message_at = coalesce(newest.at, c.last_message_at),
                       snippet = coalesce(newest.snippet, c.snippet),
                       last_seq = greatest(c.last_seq, (select coalesce(max(seq), 0) from message where conversation_id = c.id)),
                       waiting_since = case when c.waiting_since is not null and c.status = 'OPEN' then (
                           select min(m.stored_at) from message m
                            where m.conversation_id = c.id and m.direction = 'INBOUND' and m.nature = 'PERSONAL'
                              and m.seq > coalesce((select max(o.seq) from message o
                                                     where o.conversation_id = c.id and o.direction = 'OUTBOUND'
                                                       and not exists (select from outbox x where x.message_id = o.id and x.survey)), 0)) end,
                       version = c.version + 1
                  from (select cast(:id as uuid) as id) one
                  left join lateral (%s) newest on true
                 where c.id = one.id
                """.formatted(NEWEST.replace("c.id", "one.id")))
                .param("id", id.toString())
                .update();
    }

    /** The conversations that were merged into this one and can be taken apart. */
    List<ConversationId> listMerged(ConversationId target) {
        return jdbc
                .sql("select id from conversation where merged_into = :id order by number")
                .param("id", target.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    Optional<ConversationId> findByNumber(long number) {
        return jdbc.sql("select id from conversation where number = :number")
                .param("number", number)
                .query(UUID.class)
                .optional()
                .map(ConversationId::new);
    }
}
