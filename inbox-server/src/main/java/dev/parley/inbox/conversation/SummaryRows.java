package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationSummary.ChannelRef;
import dev.parley.inbox.conversation.ConversationSummary.ContactRef;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Conversations as lists show them. */
@Component
final class SummaryRows {
    private static final TypeReference<List<EmployeeRef>> EMPLOYEES = new TypeReference<>() {};
    private static final String SELECT = """
            select c.id, c.number, c.subject, c.snippet, c.status, c.team_id, c.claim_token, c.last_seq,
                   c.last_message_at, c.waiting_since, c.last_direction, c.version, c.sample, c.nature,
                   ch.id as channel_id, ch.kind, ch.name as channel_name,
                   ct.id as contact_id, ct.name as contact_name,
                   (select i.handle from identity i
                     where i.contact_id = ct.id and i.kind = ch.kind
                     order by i.created_at, i.id limit 1) as handle,
                   c.holder_id, h.name as holder_name,
                   (select json_agg(json_build_object('id', e.id, 'name', e.name) order by p.joined_at)
                      from participant p join employee e on e.id = p.employee_id
                     where p.conversation_id = c.id) as participants
              from conversation c
              join channel ch on ch.id = c.channel_id
              join contact ct on ct.id = c.contact_id
              left join employee h on h.id = c.holder_id
            """;

    private static final String LONGEST_WAITING_FIRST =
            " order by c.waiting_since is null, coalesce(c.waiting_since, c.last_message_at), c.id";
    private static final String AFTER_IN_QUEUE = """
             and (c.waiting_since is null, coalesce(c.waiting_since, c.last_message_at), c.id)
               > (:nobodyWaits, :afterAt, :afterId)
            """;
    private static final String NEWEST_FIRST = " order by c.last_message_at desc, c.id desc";
    private static final String AFTER_IN_TIME = " and (c.last_message_at, c.id) < (:afterAt, :afterId)";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SummaryRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A summary, with the claim token that only its holder may see. */
    record Row(ConversationSummary summary, long token) {
        ConversationSummary seenBy(EmployeeId employee) {
            return summary.isHeldBy(employee) ? summary.withToken(token) : summary;
        }
    }

    /** What a list asks for; {@code limit} rows after {@code after}. */
    record Page(
            ConversationView view,
            Collection<TeamId> teams,
            EmployeeId me,
            @Nullable Cursor after,
            int limit) {}

    /** One by one PostgreSQL keeps its plan; for a list it plans each time, which takes longer than the reading. */
    Optional<Row> find(ConversationId id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    List<Row> listByIds(Collection<ConversationId> ids) {
        if (ids.size() == 1) {
            return find(ids.iterator().next()).stream().toList();
        }
        return jdbc.sql(SELECT + " where c.id = any(cast(:ids as uuid[]))")
                .param("ids", ids.stream().map(ConversationId::toString).toArray(String[]::new))
                .query(this::read)
                .list();
    }

    List<Row> list(Page page) {
        var after = page.after();
        return jdbc.sql(sql(page.view(), after != null))
                .param("teams", page.teams().stream().map(TeamId::toString).toArray(String[]::new))
                .param("me", page.me().value())
                .param("nobodyWaits", after != null && after.nobodyWaits())
                .param("afterAt", after == null ? null : Timestamp.from(after.at()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", page.limit())
                .query(this::read)
                .list();
    }

    /** The first of each team come in order from an index, so that a page costs the same however many wait behind it. */
    private static String sql(ConversationView view, boolean more) {
        String order = view.longestWaitingFirst() ? LONGEST_WAITING_FIRST : NEWEST_FIRST;
        String after = view.longestWaitingFirst() ? AFTER_IN_QUEUE : AFTER_IN_TIME;
        String page = view.condition() + (more ? after : "") + order + " limit :limit";
        if (!view.ofTeams()) {
            return SELECT + " where " + page;
        }
        return SELECT + """
                 where c.id in (
                   select first.id
                     from unnest(cast(:teams as uuid[])) as t (team)
                    cross join (values %s) as s (status)
                    cross join lateral (
                          select c.id from conversation c where c.team_id = t.team and c.status = s.status and %s
                          ) as first)
                """.formatted(view.teamStatuses(), page) + order + " limit :limit";
    }

    private Row read(ResultSet row, int number) throws SQLException {
        UUID holder = row.getObject("holder_id", UUID.class);
        String participants = row.getString("participants");
        String handle = orEmpty(row.getString("handle"));
        String name = orEmpty(row.getString("contact_name"));
        var summary = new ConversationSummary(
                new ConversationId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("subject"),
                row.getString("snippet"),
                ConversationStatus.valueOf(row.getString("status")),
                new ChannelRef(
                        row.getObject("channel_id", UUID.class),
                        ChannelKind.valueOf(row.getString("kind")),
                        row.getString("channel_name")),
                new TeamId(row.getObject("team_id", UUID.class)),
                new ContactRef(
                        new ContactId(row.getObject("contact_id", UUID.class)), name.isEmpty() ? handle : name, handle),
                holder == null ? null : new EmployeeRef(new EmployeeId(holder), orEmpty(row.getString("holder_name"))),
                null,
                participants == null ? List.of() : json.readValue(participants, EMPLOYEES),
                row.getInt("last_seq"),
                row.getTimestamp("last_message_at").toInstant(),
                instant(row.getTimestamp("waiting_since")),
                Direction.valueOf(row.getString("last_direction")),
                row.getLong("version"),
                row.getBoolean("sample"),
                NatureKind.valueOf(row.getString("nature")));
        return new Row(summary, row.getLong("claim_token"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
