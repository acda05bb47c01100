package dev.parley.inbox.survey;

import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How teams ask. */
@Component
final class SurveyPolicyRows {
    private static final TypeReference<Map<String, String>> QUESTIONS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SurveyPolicyRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<SurveyPolicy> find(TeamId team) {
        return jdbc.sql("""
                select enabled, delay_minutes, business_hours, rest_days, open_days, scale, questions, bad_until, notify, reopen
                  from survey_policy
                 where team_id = :team
                """).param("team", team.value()).query(this::read).optional();
    }

    private SurveyPolicy read(ResultSet row, int number) throws SQLException {
        return new SurveyPolicy(
                row.getBoolean("enabled"),
                row.getInt("delay_minutes"),
                row.getBoolean("business_hours"),
                row.getInt("rest_days"),
                row.getInt("open_days"),
                Scale.valueOf(row.getString("scale")),
                json.readValue(row.getString("questions"), QUESTIONS),
                row.getInt("bad_until"),
                row.getBoolean("notify"),
                row.getBoolean("reopen"));
    }

    void save(TeamId team, SurveyPolicy policy) {
        jdbc.sql("""
                insert into survey_policy (team_id, enabled, delay_minutes, business_hours, rest_days, open_days, scale,
                                           questions, bad_until, notify, reopen)
                values (:team, :enabled, :delay, :business, :rest, :open, :scale, cast(:questions as jsonb), :bad, :notify,
                        :reopen)
                on conflict (team_id) do update
                   set enabled = excluded.enabled, delay_minutes = excluded.delay_minutes,
                       business_hours = excluded.business_hours, rest_days = excluded.rest_days,
                       open_days = excluded.open_days, scale = excluded.scale, questions = excluded.questions,
                       bad_until = excluded.bad_until, notify = excluded.notify, reopen = excluded.reopen
                """)
                .param("team", team.value())
                .param("enabled", policy.enabled())
                .param("delay", policy.delayMinutes())
                .param("business", policy.businessHours())
                .param("rest", policy.restDays())
                .param("open", policy.openDays())
                .param("scale", policy.scale().name())
                .param("questions", json.writeValueAsString(policy.questions()))
                .param("bad", policy.badUntil())
                .param("notify", policy.notifies())
                .param("reopen", policy.reopens())
                .update();
    }
}
