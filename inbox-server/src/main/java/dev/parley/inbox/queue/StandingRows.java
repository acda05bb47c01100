package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where conversations stand. */
@Component
final class StandingRows {
    /** The columns of a {@link Standing}; times as milliseconds since 1970. */
    static final String COLUMNS = """
            id, team_id, status, holder_id, claim_token, version, snoozed_until is not null as snoozed, place,
            floor(extract(epoch from waiting_since) * 1000)::bigint as since,
            channel_id || case when tag_ids = '{}' then '' else ',' || array_to_string(tag_ids, ',') end as labels
            """;

    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Standing> find(ConversationId id) {
        return jdbc.sql("select " + COLUMNS + " from conversation where id = :id")
                .param("id", id.value())
                .query(StandingRows::read)
                .optional();
    }

    List<Standing> list(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + " from conversation where id = any(:ids)")
                .param("ids", ids.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query(StandingRows::read)
                .list();
    }

    /** Open conversations in the order of their ids, after {@code last}. */
    List<Standing> listOpenAfter(@Nullable ConversationId last, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                          from conversation
                         where status = 'OPEN' and id > :last
                         order by id
                         limit :limit
                        """)
                .param("last", last == null ? new UUID(0, 0) : last.value())
                .param("limit", limit)
                .query(StandingRows::read)
                .list();
    }

    /** The highest token that ever took hold. */
    long highestToken() {
        return jdbc.sql("select coalesce(max(claim_token), 0) from conversation")
                .query(Long.class)
                .single();
    }

    static Standing read(ResultSet row, int number) throws SQLException {
        var holder = row.getObject("holder_id", UUID.class);
        long since = row.getLong("since");
        Long waitingSince = row.wasNull() ? null : since;
        return new Standing(
                new ConversationId(row.getObject("id", UUID.class)),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("status").equals("OPEN"),
                holder == null ? null : new EmployeeId(holder),
                row.getLong("claim_token"),
                row.getLong("version"),
                row.getBoolean("snoozed"),
                row.getLong("place"),
                waitingSince,
                row.getString("labels"));
    }
}
