package dev.parley.inbox.hours;

import dev.parley.inbox.employee.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
final class HoursRows {
    private static final TypeReference<List<TeamHours.WeekSpan>> WEEK = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    HoursRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Week(String timeZone, String week) {}

    Optional<TeamHours> find(TeamId team) {
        return jdbc.sql("select time_zone, week from team_hours where team_id = :team")
                .param("team", team.value())
                .query(Week.class)
                .optional()
                .map(row -> new TeamHours(row.timeZone(), json.readValue(row.week(), WEEK), listHolidays(team)));
    }

    private List<TeamHours.Holiday> listHolidays(TeamId team) {
        return jdbc.sql("select day, name from team_holiday where team_id = :team order by day")
                .param("team", team.value())
                .query(TeamHours.Holiday.class)
                .list();
    }

    List<TeamId> listTeams() {
        return jdbc.sql("select team_id from team_hours").query(UUID.class).list().stream()
                .map(TeamId::new)
                .toList();
    }

    void delete(TeamId team) {
        jdbc.sql("delete from team_hours where team_id = :team")
                .param("team", team.value())
                .update();
        jdbc.sql("delete from team_holiday where team_id = :team")
                .param("team", team.value())
                .update();
    }

    void insert(TeamId team, TeamHours hours) {
        jdbc.sql("insert into team_hours (team_id, time_zone, week) values (:team, :zone, cast(:week as jsonb))")
                .param("team", team.value())
                .param("zone", hours.timeZone())
                .param("week", json.writeValueAsString(hours.week()))
                .update();
        jdbc.sql("""
                        insert into team_holiday (team_id, day, name)
                        select :team, cast(day as date), name from unnest(:days, :names) as holiday (day, name)
                            on conflict do nothing
                        """)
                .param("team", team.value())
                .param(
                        "days",
                        hours.holidays().stream()
                                .map(one -> one.day().toString())
                                .toArray(String[]::new))
                .param(
                        "names",
                        hours.holidays().stream().map(TeamHours.Holiday::name).toArray(String[]::new))
                .update();
    }
}
