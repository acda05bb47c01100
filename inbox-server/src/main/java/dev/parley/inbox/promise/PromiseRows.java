package dev.parley.inbox.promise;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The promises in the conversations' rows. */
@Component
final class PromiseRows {
    private static final String SELECT = """
            select c.id, c.team_id, c.channel_id, c.tag_ids, c.priority, c.status = 'OPEN' as open, c.created_at, c.waiting_since,
                   c.promise, c.due_at, c.promise_stage, c.alarm_at,
                   (select jsonb_strip_nulls(o.fields) from contact o where o.id = c.contact_id) as customer,
                   exists (select from message m where m.conversation_id = c.id and m.direction = 'OUTBOUND'
                           and not exists (select from outbox o where o.message_id = m.id and o.survey)) as answered
              from conversation c
            """;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PromiseRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Locks the first few that are to be reckoned anew, leaving out what another node has. */
    List<Case> lockStale(int limit) {
        return jdbc.sql(SELECT + " where c.promise_stale order by c.id limit :limit for update of c skip locked")
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Locks the first few of which there is something to tell, leaving out what another node has. */
    List<Case> lockDue(int limit) {
        return jdbc.sql(SELECT + """
                         where c.alarm_at <= now() and not c.promise_stale and c.status = 'OPEN'
                         order by c.alarm_at
                         limit :limit
                           for update of c skip locked
                        """).param("limit", limit).query(this::read).list();
    }

    private Case read(ResultSet row, int number) throws SQLException {
        String kind = row.getString("promise");
        var known = new Case.Promise(
                kind == null ? null : PromiseKind.valueOf(kind),
                instant(row.getTimestamp("due_at")),
                row.getInt("promise_stage"),
                instant(row.getTimestamp("alarm_at")));
        return new Case(
                new ConversationId(row.getObject("id", UUID.class)),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("channel_id", UUID.class),
                List.of((UUID[]) row.getArray("tag_ids").getArray()),
                json.readValue(row.getString("customer"), FIELDS),
                Priority.of(row.getInt("priority")),
                row.getBoolean("open"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("waiting_since")),
                row.getBoolean("answered"),
                known);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** Nothing that anybody sees has changed. */
    void settle(ConversationId id, Case.Promise promise) {
        update(id, promise, "");
    }

    void change(ConversationId id, Case.Promise promise) {
        update(id, promise, ", version = version + 1");
    }

    private void update(ConversationId id, Case.Promise promise, String more) {
        bound(promise, """
                        update conversation
                           set promise = :kind, due_at = :due, promise_stage = :stage, alarm_at = :alarm, promise_stale = false
                        """ + more + " where id = :id").param("id", id.value()).update();
    }

    /** The same, with what the policy wants for a promise at risk. */
    void escalate(ConversationId id, Case.Promise promise, Policy policy) {
        var raise = policy.raiseTo();
        bound(promise, """
                        update conversation
                           set promise = :kind, due_at = :due, promise_stage = :stage, alarm_at = :alarm,
                               priority = greatest(priority, :raise),
                               team_id = case when holder_id is null then coalesce(cast(:move as uuid), team_id) else team_id end,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", id.value())
                .param("raise", raise == null ? 0 : raise.level())
                .param("move", policy.moveTo())
                .update();
    }

    private JdbcClient.StatementSpec bound(Case.Promise promise, String sql) {
        var kind = promise.kind();
        return jdbc.sql(sql)
                .param("kind", kind == null ? null : kind.name())
                .param("due", timestamp(promise.dueAt()))
                .param("stage", promise.stage())
                .param("alarm", timestamp(promise.alarmAt()));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }
}
