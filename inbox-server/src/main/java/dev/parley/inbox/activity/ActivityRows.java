package dev.parley.inbox.activity;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to conversations. */
@Component
final class ActivityRows {
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActivityRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Something that happened, as it is stored. */
    record Happened(
            String type, Instant at, long version, @Nullable UUID employee, Map<String, String> data) {}

    /**
     * Writes them down, each once. That a change was settled late is only worth a line where the change itself was never told.
     */
    void insert(List<ParleyEvent> events) {
        jdbc.sql("""
                insert into activity (conversation_id, at, version, type, employee_id, data)
                select n.conversation, n.at, n.version, n.type, n.employee, n.data
                  from unnest(cast(:conversations as uuid[]), cast(:times as timestamptz[]), :versions, :types,
                              cast(:employees as uuid[]), cast(:datas as jsonb[]))
                       as n (conversation, at, version, type, employee, data)
                 where exists (select 1 from conversation c where c.id = n.conversation)
                   and (n.type <> 'CONVERSATION_CHANGED'
                        or not exists (select 1 from activity a
                                        where a.conversation_id = n.conversation and a.version = n.version))
                on conflict do nothing
                """)
                .param("conversations", column(events, event -> String.valueOf(event.conversation())))
                .param("times", column(events, event -> event.at().toString()))
                .param("versions", events.stream().map(ParleyEvent::version).toArray(Long[]::new))
                .param("types", column(events, event -> event.type().name()))
                .param("employees", column(events, event -> text(event.employee())))
                .param("datas", column(events, event -> json.writeValueAsString(facts(event))))
                .update();
    }

    private static Map<String, String> facts(ParleyEvent event) {
        var previous = event.previousTeam();
        var team = event.team();
        if (previous == null || team == null || previous.equals(team)) {
            return event.data();
        }
        var facts = new HashMap<>(event.data());
        facts.put("fromTeam", previous.toString());
        facts.put("toTeam", team.toString());
        return facts;
    }

    /** The newest of what happened from {@code since} until before {@code until}, in order. */
    List<Happened> list(ConversationId conversation, Instant since, Instant until, int limit) {
        return jdbc.sql("""
                select * from (
                    select at, version, type, employee_id,
                           case when type = 'FIELDS_CHANGED' then data || jsonb_build_object('changes', coalesce((
                                    select string_agg(concat_ws(chr(9), f.label, f.before, f.after), chr(10) order by f.key)
                                      from field_change f
                                     where f.conversation_id = a.conversation_id and f.version = a.version), ''))
                                else data end as data
                      from activity a
                     where conversation_id = :conversation and at >= :since and at < :until
                     order by at desc, version desc
                     limit :limit) as newest
                 order by at, version
                """)
                .param("conversation", conversation.value())
                .param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** When it was opened. */
    Happened opened(ConversationId conversation) {
        return jdbc.sql("select created_at from conversation where id = :id")
                .param("id", conversation.value())
                .query((row, number) -> new Happened(
                        EventType.CONVERSATION_OPENED.name(),
                        row.getTimestamp("created_at").toInstant(),
                        1,
                        null,
                        Map.of()))
                .single();
    }

    private Happened read(ResultSet row, int number) throws SQLException {
        return new Happened(
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                row.getLong("version"),
                row.getObject("employee_id", UUID.class),
                json.readValue(row.getString("data"), FACTS));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
