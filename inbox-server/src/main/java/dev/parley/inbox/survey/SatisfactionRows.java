package dev.parley.inbox.survey;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.survey.Satisfaction.Said;
import dev.parley.inbox.survey.Satisfaction.Scope;
import dev.parley.inbox.survey.Satisfaction.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts surveys. What did not arrive was not asked, and samples are nobody's opinion. */
@Component
final class SatisfactionRows {
    private static final String SURVEYS = """
              from survey s
              join conversation c on c.id = s.conversation_id and not c.sample
              left join outbox o on o.message_id = s.message_id
             where s.state = 'ASKED' and s.asked_at >= :from and s.asked_at < :until
               and (s.score is not null or o.state is null or o.state not in ('FAILED', 'CANCELLED'))
               and (cast(:team as uuid) is null or s.team_id = cast(:team as uuid))
               and (cast(:employee as uuid) is null or s.employee_id = cast(:employee as uuid))
               and (cast(:channel as uuid) is null or s.channel_id = cast(:channel as uuid))
            """;
    private static final int WORST = 1;
    private static final int BEST = 5;
    private final JdbcClient jdbc;

    SatisfactionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One count, of a team, a person, a channel, or of all where it has none of them. */
    private record Counted(@Nullable String of, @Nullable UUID id, String name, Tally tally) {}

    Satisfaction count(Scope scope) {
        var rows = bound(scope, """
                select case when grouping(s.team_id) = 0 then 'team' when grouping(s.employee_id) = 0 then 'person'
                            when grouping(s.channel_id) = 0 then 'channel' end as of,
                       coalesce(s.team_id, s.employee_id, s.channel_id) as id,
                       coalesce((select t.name from team t where t.id = s.team_id),
                                (select e.name from employee e where e.id = s.employee_id),
                                (select ch.name from channel ch where ch.id = s.channel_id), '') as name,
                       count(*) as asked, count(s.score) as answered,
                       count(*) filter (where s.score = 1) as score_1, count(*) filter (where s.score = 2) as score_2,
                       count(*) filter (where s.score = 3) as score_3, count(*) filter (where s.score = 4) as score_4,
                       count(*) filter (where s.score = 5) as score_5
                """ + SURVEYS + """
                 group by grouping sets ((), (s.team_id), (s.employee_id), (s.channel_id))
                 order by asked desc, name
                """)
                .query(SatisfactionRows::counted)
                .list();
        var all = rows.stream()
                .filter(row -> row.of() == null)
                .map(Counted::tally)
                .findFirst()
                .orElse(Tally.NONE);
        return new Satisfaction(all, parts(rows, "team"), parts(rows, "person"), parts(rows, "channel"));
    }

    private static List<Satisfaction.Part> parts(List<Counted> rows, String of) {
        var parts = new ArrayList<Satisfaction.Part>();
        for (var row : rows) {
            var id = row.id();
            if (of.equals(row.of()) && id != null) {
                parts.add(new Satisfaction.Part(id, row.name(), row.tally()));
            }
        }
        return parts;
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        var scores = new ArrayList<Integer>();
        for (int score = WORST; score <= BEST; score++) {
            scores.add(row.getInt("score_" + score));
        }
        return new Counted(
                row.getString("of"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Tally(row.getInt("asked"), row.getInt("answered"), scores));
    }

    /**
     * What customers said, the newest first, before a moment.
     *
     * @param worded only what has a comment
     */
    List<Said> list(Scope scope, @Nullable Instant before, boolean worded, int limit) {
        return bound(scope, """
                select s.conversation_id, c.number, c.subject,
                       coalesce((select nullif(ct.name, '') from contact ct where ct.id = c.contact_id),
                                (select i.handle from identity i where i.contact_id = c.contact_id
                                  order by i.created_at, i.id limit 1), '') as contact,
                       coalesce((select t.name from team t where t.id = s.team_id), '') as team,
                       coalesce((select e.name from employee e where e.id = s.employee_id), '') as employee,
                       coalesce((select ch.name from channel ch where ch.id = s.channel_id), '') as channel,
                       s.scale, s.score, s.comment, s.asked_at, s.answered_at
                """ + SURVEYS + """
                   and s.score is not null and (not :worded or s.comment <> '')
                   and (cast(:before as timestamptz) is null or s.answered_at < cast(:before as timestamptz))
                 order by s.answered_at desc, s.id desc
                 limit :limit
                """)
                .param("worded", worded)
                .param("before", before == null ? null : Timestamp.from(before))
                .param("limit", limit)
                .query(SatisfactionRows::said)
                .list();
    }

    private static Said said(ResultSet row, int number) throws SQLException {
        return new Said(
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                row.getLong("number"),
                row.getString("subject"),
                row.getString("contact"),
                row.getString("team"),
                row.getString("employee"),
                row.getString("channel"),
                Scale.valueOf(row.getString("scale")),
                row.getInt("score"),
                row.getString("comment"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("answered_at").toInstant());
    }

    private JdbcClient.StatementSpec bound(Scope scope, String sql) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("from", Timestamp.from(scope.from()));
        values.put("until", Timestamp.from(scope.until()));
        values.put("team", scope.team());
        values.put("employee", scope.employee());
        values.put("channel", scope.channel());
        return jdbc.sql(sql).params(values);
    }
}
