package dev.parley.inbox.notification;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.notification.NotificationKind.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class PreferenceRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PreferenceRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As it is stored: kinds and ways by name, so that a row of another version can be read. */
    private record Chosen(
            @Nullable Map<String, List<String>> ways,
            @Nullable Boolean sound,
            @Nullable Quiet quiet) {}

    Optional<Preferences> find(EmployeeId employee) {
        return jdbc.sql("""
                select e.time_zone, p.chosen, p.paused_until
                  from employee e
                  left join notification_preference p on p.employee_id = e.id
                 where e.id = :id
                """)
                .param("id", employee.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Reads the columns {@code time_zone}, {@code chosen} and {@code paused_until}. */
    Preferences read(ResultSet row) throws SQLException {
        var zone = ZoneId.of(row.getString("time_zone"));
        String stored = row.getString("chosen");
        if (stored == null) {
            return Preferences.atFirst(zone);
        }
        var chosen = json.readValue(stored, Chosen.class);
        Timestamp paused = row.getTimestamp("paused_until");
        return new Preferences(
                ways(Objects.requireNonNullElse(chosen.ways(), Map.of())),
                !Boolean.FALSE.equals(chosen.sound()),
                Objects.requireNonNullElse(chosen.quiet(), Quiet.off(zone)),
                paused == null ? null : paused.toInstant());
    }

    private static Map<NotificationKind, Set<Way>> ways(Map<String, List<String>> stored) {
        var ways = new HashMap<NotificationKind, Set<Way>>();
        stored.forEach((kind, names) -> NotificationKind.find(kind).ifPresent(known -> {
            var chosen = EnumSet.noneOf(Way.class);
            for (var way : Way.values()) {
                if (names.contains(way.name())) {
                    chosen.add(way);
                }
            }
            ways.put(known, chosen);
        }));
        return ways;
    }

    void save(EmployeeId employee, Preferences preferences) {
        var chosen = Map.of("ways", preferences.ways(), "sound", preferences.sound(), "quiet", preferences.quiet());
        jdbc.sql("""
                insert into notification_preference (employee_id, chosen) values (:id, cast(:chosen as jsonb))
                    on conflict (employee_id) do update set chosen = excluded.chosen
                """)
                .param("id", employee.value())
                .param("chosen", json.writeValueAsString(chosen))
                .update();
    }

    void pause(EmployeeId employee, @Nullable Instant until) {
        jdbc.sql("""
                insert into notification_preference (employee_id, chosen, paused_until) values (:id, '{}', :until)
                    on conflict (employee_id) do update set paused_until = excluded.paused_until
                """)
                .param("id", employee.value())
                .param("until", until == null ? null : Timestamp.from(until))
                .update();
    }
}
