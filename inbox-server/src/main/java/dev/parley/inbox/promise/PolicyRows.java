package dev.parley.inbox.promise;

import dev.parley.inbox.conversation.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
final class PolicyRows {
    private static final TypeReference<List<Policy.Segment>> SEGMENTS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PolicyRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In their order: the first that applies counts. */
    List<Policy> list() {
        return jdbc.sql("""
                        select id, name, team_ids, channel_ids, tag_ids, priorities, segments, first_response_minutes,
                               next_response_minutes, resolution_minutes, business_hours, warn_minutes, raise_to, move_to,
                               tell
                          from promise_policy
                         order by position, id
                        """).query(this::policy).list();
    }

    private Policy policy(ResultSet row, int number) throws SQLException {
        Integer raise = number(row, "raise_to");
        return new Policy(
                row.getObject("id", UUID.class),
                row.getString("name"),
                ids(row, "team_ids"),
                ids(row, "channel_ids"),
                ids(row, "tag_ids"),
                Stream.of((String[]) row.getArray("priorities").getArray())
                        .map(Priority::valueOf)
                        .toList(),
                json.readValue(row.getString("segments"), SEGMENTS),
                number(row, "first_response_minutes"),
                number(row, "next_response_minutes"),
                number(row, "resolution_minutes"),
                row.getBoolean("business_hours"),
                row.getInt("warn_minutes"),
                raise == null ? null : Priority.of(raise),
                row.getObject("move_to", UUID.class),
                ids(row, "tell"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    void deleteAll() {
        jdbc.sql("delete from promise_policy").update();
    }

    void insert(Policy policy, int position) {
        var raise = policy.raiseTo();
        jdbc.sql("""
                        insert into promise_policy (id, position, name, team_ids, channel_ids, tag_ids, priorities, segments,
                                                    first_response_minutes, next_response_minutes, resolution_minutes,
                                                    business_hours, warn_minutes, raise_to, move_to, tell)
                        values (:id, :position, :name, :teams, :channels, :tags, :priorities, cast(:segments as jsonb), :first, :next,
                                :resolution, :business, :warn, :raise, :move, :tell)
                        """)
                .param("id", policy.id())
                .param("position", position)
                .param("name", policy.name())
                .param("teams", policy.teamIds().toArray(UUID[]::new))
                .param("channels", policy.channelIds().toArray(UUID[]::new))
                .param("tags", policy.tagIds().toArray(UUID[]::new))
                .param(
                        "priorities",
                        policy.priorities().stream().map(Priority::name).toArray(String[]::new))
                .param("segments", json.writeValueAsString(policy.segments()))
                .param("first", policy.firstResponseMinutes())
                .param("next", policy.nextResponseMinutes())
                .param("resolution", policy.resolutionMinutes())
                .param("business", policy.businessHours())
                .param("warn", policy.warnMinutes())
                .param("raise", raise == null ? null : raise.level())
                .param("move", policy.moveTo())
                .param("tell", policy.tell().toArray(UUID[]::new))
                .update();
    }

    /** Has every open conversation reckoned anew. */
    void markAll() {
        jdbc.sql("update conversation set promise_stale = true where status = 'OPEN' and not promise_stale")
                .update();
    }

    void markTeam(UUID team) {
        jdbc.sql("""
                        update conversation set promise_stale = true
                         where status = 'OPEN' and not promise_stale and team_id = :team
                        """).param("team", team).update();
    }
}
