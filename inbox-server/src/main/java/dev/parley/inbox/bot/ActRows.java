package dev.parley.inbox.bot;

import dev.parley.inbox.bot.Acts.Act;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.TagId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Acts and readings of messages. */
@Component
class ActRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insertReadings(List<Guided> guided) {
        jdbc.sql("""
                insert into message_reading (message_id, language, language_confidence, sentiment)
                select * from unnest(cast(:messages as uuid[]), :languages, :confidences, cast(:sentiments as real[]))
                """)
                .param("messages", texts(guided, each -> each.came().message().toString()))
                .param("languages", texts(guided, each -> {
                    var language = each.understood().language();
                    return language == null ? "" : language.code();
                }))
                .param(
                        "confidences",
                        guided.stream()
                                .map(each -> (float) each.understood().confidence())
                                .toArray(Float[]::new))
                .param("sentiments", texts(guided, each -> {
                    var sentiment = each.understood().sentiment();
                    return sentiment == null ? null : sentiment.toString();
                }))
                .update();
    }

    void insert(List<Act> acts) {
        jdbc.sql("""
                insert into bot_act (id, message_id, guideline_id, guideline_version, places, steps)
                select * from unnest(cast(:ids as uuid[]), cast(:messages as uuid[]), cast(:guidelines as uuid[]), :versions,
                                     cast(:places as jsonb[]), cast(:steps as jsonb[]))
                """)
                .param("ids", texts(acts, act -> act.id().toString()))
                .param(
                        "messages",
                        texts(acts, act -> act.guided().came().message().toString()))
                .param("guidelines", texts(acts, act -> act.guideline().id().toString()))
                .param(
                        "versions",
                        acts.stream().map(act -> act.guideline().version()).toArray(Integer[]::new))
                .param("places", texts(acts, act -> json.writeValueAsString(act.places())))
                .param("steps", texts(acts, act -> json.writeValueAsString(act.steps())))
                .update();
    }

    /** Its version is that of the message it was stored with. */
    void update(ConversationState state, @Nullable Instant snoozedUntil) {
        jdbc.sql("""
                update conversation
                   set team_id = :team, priority = :priority, tag_ids = :tags,
                       snoozed_until = coalesce(cast(:until as timestamptz), case when :snoozed then snoozed_until end)
                 where id = :id
                """)
                .param("id", state.id().value())
                .param("team", state.team().value())
                .param("priority", state.priority().level())
                .param("tags", state.tagIds().stream().map(TagId::value).toArray(UUID[]::new))
                .param("until", snoozedUntil == null ? null : Timestamp.from(snoozedUntil))
                .param("snoozed", state.snoozed())
                .update();
    }

    Set<UUID> people(List<UUID> employees, List<UUID> teams) {
        return new HashSet<>(jdbc.sql("""
                select e.id
                  from employee e
                 where e.id = any(:employees)
                    or e.id in (select m.employee_id from team_member m where m.team_id = any(:teams))
                """)
                .param("employees", employees.toArray(UUID[]::new))
                .param("teams", teams.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
