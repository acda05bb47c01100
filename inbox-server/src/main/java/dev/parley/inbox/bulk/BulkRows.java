package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Deeds on many conversations, and what became of each. */
@Component
final class BulkRows {
    private static final String SELECT = """
            select j.id, j.employee_id, j.action, j.state, j.undo_of, j.created_at, j.finished_at,
                   exists (select 1 from bulk_job u where u.undo_of = j.id) as undone,
                   (select count(*) from bulk_item i where i.job_id = j.id) as total,
                   (select count(*) from bulk_item i where i.job_id = j.id and i.state = 'DONE') as done,
                   (select count(*) from bulk_item i where i.job_id = j.id and i.state = 'SKIPPED') as skipped
              from bulk_job j
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BulkRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A conversation on which a deed is still to be done, while its row is locked. */
    record Waiting(
            int position,
            ConversationId conversation,
            int seenSeq,
            @Nullable Before before) {}

    /** A conversation that was left as it is. */
    record SkippedItem(ConversationId conversationId, long number, String subject, String reason) {}

    void insert(UUID id, EmployeeId by, BulkAction action, @Nullable UUID undoOf) {
        jdbc.sql("""
                insert into bulk_job (id, employee_id, action, undo_of)
                values (:id, :employee, cast(:action as jsonb), :undoOf)
                """)
                .param("id", id)
                .param("employee", by.value())
                .param("action", json.writeValueAsString(action))
                .param("undoOf", undoOf)
                .update();
    }

    /** Those that exist, in this order, with the number of the newest message that was there to see. */
    void insertItems(UUID job, List<ConversationId> ids) {
        jdbc.sql("""
                insert into bulk_item (job_id, position, conversation_id, seen_seq)
                select :job, n.position, c.id, c.last_seq
                  from unnest(:ids) with ordinality as n (id, position)
                  join conversation c on c.id = n.id
                on conflict do nothing
                """)
                .param("job", job)
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .update();
    }

    /** What the other job did is taken back, the last first. */
    void insertUndo(UUID job, UUID of) {
        jdbc.sql("""
                insert into bulk_item (job_id, position, conversation_id, seen_seq, before)
                select :job, row_number() over (order by position desc), conversation_id, seen_seq, before
                  from bulk_item
                 where job_id = :of and state = 'DONE'
                """).param("job", job).param("of", of).update();
    }

    Optional<BulkJob> find(UUID id) {
        return jdbc.sql(SELECT + " where j.id = :id")
                .param("id", id)
                .query(this::job)
                .optional();
    }

    List<BulkJob> listNewest(EmployeeId by, int limit) {
        return jdbc.sql(SELECT + " where j.employee_id = :employee order by j.created_at desc limit :limit")
                .param("employee", by.value())
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    List<BulkJob> listRunning() {
        return jdbc.sql(SELECT + " where j.state = 'RUNNING' order by j.created_at")
                .query(this::job)
                .list();
    }

    /** The next one of a job that still runs; no other node gets it until the transaction ends. */
    Optional<Waiting> lockNext(UUID job) {
        return jdbc.sql("""
                select i.position, i.conversation_id, i.seen_seq, i.before
                  from bulk_item i
                 where i.job_id = :job and i.state = 'WAITING'
                   and exists (select 1 from bulk_job j where j.id = :job and j.state = 'RUNNING')
                 order by i.position
                 limit 1
                   for update of i skip locked
                """)
                .param("job", job)
                .query((row, number) -> new Waiting(
                        row.getInt("position"),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getInt("seen_seq"),
                        row.getString("before") == null ? null : json.readValue(row.getString("before"), Before.class)))
                .optional();
    }

    void done(UUID job, int position, @Nullable Before before) {
        jdbc.sql("""
                update bulk_item set state = 'DONE', before = cast(:before as jsonb)
                 where job_id = :job and position = :position
                """)
                .param("job", job)
                .param("position", position)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .update();
    }

    void skip(UUID job, int position, String reason) {
        jdbc.sql("""
                update bulk_item set state = 'SKIPPED', reason = :reason
                 where job_id = :job and position = :position and state = 'WAITING'
                """)
                .param("job", job)
                .param("position", position)
                .param("reason", reason)
                .update();
    }

    boolean endIfDone(UUID job) {
        return jdbc.sql("""
                        update bulk_job set state = 'DONE', finished_at = now()
                         where id = :job and state = 'RUNNING'
                           and not exists (select 1 from bulk_item where job_id = :job and state = 'WAITING')
                        """).param("job", job).update() > 0;
    }

    boolean cancel(UUID job) {
        return jdbc.sql("""
                        update bulk_job set state = 'CANCELLED', finished_at = now() where id = :job and state = 'RUNNING'
                        """).param("job", job).update() > 0;
    }

    List<SkippedItem> listSkipped(UUID job, int limit) {
        return jdbc.sql("""
                select c.id, c.number, c.subject, i.reason
                  from bulk_item i
                  join conversation c on c.id = i.conversation_id
                 where i.job_id = :job and i.state = 'SKIPPED'
                 order by i.position
                 limit :limit
                """)
                .param("job", job)
                .param("limit", limit)
                .query((row, number) -> new SkippedItem(
                        new ConversationId(row.getObject("id", UUID.class)),
                        row.getLong("number"),
                        row.getString("subject"),
                        row.getString("reason")))
                .list();
    }

    /** Lets the customer of a closed conversation have waited for as long as before it was closed. */
    void waitAgain(ConversationId id, @Nullable Instant since) {
        jdbc.sql("update conversation set waiting_since = :since where id = :id and status = 'CLOSED'")
                .param("id", id.value())
                .param("since", since == null ? null : Timestamp.from(since))
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from bulk_job where finished_at < now() - interval '30 days'")
                .update();
    }

    private BulkJob job(ResultSet row, int number) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new BulkJob(
                row.getObject("id", UUID.class),
                new EmployeeId(row.getObject("employee_id", UUID.class)),
                json.readValue(row.getString("action"), BulkAction.class),
                BulkJob.State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("skipped"),
                row.getObject("undo_of", UUID.class),
                row.getBoolean("undone"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
