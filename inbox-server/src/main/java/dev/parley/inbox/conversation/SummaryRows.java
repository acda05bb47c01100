package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.Visibility;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationSummary.ChannelRef;
import dev.parley.inbox.conversation.ConversationSummary.ContactRef;
import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.conversation.ConversationSummary.FollowerRef;
import dev.parley.inbox.conversation.ConversationSummary.Snooze;
import dev.parley.inbox.conversation.ConversationSummary.Spam;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Conversations as lists show them. */
@Component
final class SummaryRows {
    private static final TypeReference<List<EmployeeRef>> EMPLOYEES = new TypeReference<>() {};
    private static final TypeReference<List<FollowerRef>> FOLLOWERS = new TypeReference<>() {};
    private static final String SELECT = """
            select c.id, c.number, c.subject, c.snippet, c.status, c.team_id, c.claim_token, c.last_seq,
                   c.last_message_at, c.waiting_since, c.last_direction, c.version, c.sample, c.nature,
                   c.priority, c.tag_ids, c.due_at, c.merged_into, c.satisfaction, c.place, c.offered_until,
                   case when c.spam then (
                       select json_build_object(
                                  'cause', sp.cause,
                                  'at', to_char(sp.marked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                                  'by', case when e.id is not null then json_build_object('id', e.id, 'name', e.name) end,
                                  'facts', sp.facts)
                         from conversation_spam sp left join employee e on e.id = sp.marked_by
                        where sp.conversation_id = c.id) end as spam,
                   c.snoozed_until is not null as snoozed, nullif(c.snoozed_until, 'infinity') as snoozed_until,
                   c.snoozed_by, (select s.name from employee s where s.id = c.snoozed_by) as snoozer,
                   ch.id as channel_id, ch.kind, ch.name as channel_name,
                   c.visibility, ct.id as contact_id, ct.name as contact_name,
                   (select coalesce(nullif(i.username, ''), i.handle) from identity i
                     where i.contact_id = ct.id and i.kind = ch.kind
                     order by i.created_at, i.id limit 1) as handle,
                   c.holder_id, h.name as holder_name,
                   (select json_agg(json_build_object('id', e.id, 'name', e.name) order by p.joined_at)
                      from participant p join employee e on e.id = p.employee_id
                     where p.conversation_id = c.id) as participants,
                   (select json_agg(json_build_object('id', e.id, 'name', e.name, 'invited', f.invited) order by f.since)
                      from follower f join employee e on e.id = f.employee_id
                     where f.conversation_id = c.id) as followers,
                   (select json_agg(json_build_object('id', e.id, 'name', e.name) order by d.updated_at desc)
                      from draft d join employee e on e.id = d.employee_id
                     where d.conversation_id = c.id and d.text ~ '\\S' and e.shares_drafts) as drafting
              from conversation c
              join channel ch on ch.id = c.channel_id
              join contact ct on ct.id = c.contact_id
              left join employee h on h.id = c.holder_id
            """;

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
                .param("afterPlace", after == null ? null : after.place())
                .param("afterAt", after == null ? null : Timestamp.from(after.at()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", page.limit())
                .query(this::read)
                .list();
    }

    /** The first of each team come in order from an index, so that a page costs the same however many wait behind it. */
    private static String sql(ConversationView view, boolean more) {
        String order = view.order().by();
        String page = view.condition() + (more ? view.order().after() : "") + order + " limit :limit";
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
        String followers = row.getString("followers");
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
                contact(row),
                holder == null ? null : new EmployeeRef(new EmployeeId(holder), orEmpty(row.getString("holder_name"))),
                null,
                employees(row.getString("participants")),
                followers == null ? List.of() : json.readValue(followers, FOLLOWERS),
                row.getInt("last_seq"),
                row.getTimestamp("last_message_at").toInstant(),
                instant(row.getTimestamp("waiting_since")),
                Direction.valueOf(row.getString("last_direction")),
                row.getLong("version"),
                row.getBoolean("sample"),
                NatureKind.valueOf(row.getString("nature")),
                Priority.of(row.getInt("priority")),
                tags(row.getArray("tag_ids")),
                row.getLong("place"),
                row.getBoolean("snoozed") ? snooze(row) : null,
                holder == null ? null : instant(row.getTimestamp("offered_until")),
                instant(row.getTimestamp("due_at")),
                row.getObject("satisfaction", Integer.class),
                employees(row.getString("drafting")),
                merged(row.getObject("merged_into", UUID.class)),
                spam(row.getString("spam")),
                Visibility.valueOf(row.getString("visibility")));
        return new Row(summary, row.getLong("claim_token"));
    }

    private static ContactRef contact(ResultSet row) throws SQLException {
        String handle = orEmpty(row.getString("handle"));
        String name = orEmpty(row.getString("contact_name"));
        return new ContactRef(
                new ContactId(row.getObject("contact_id", UUID.class)), name.isEmpty() ? handle : name, handle);
    }

    private List<EmployeeRef> employees(@Nullable String people) {
        return people == null ? List.of() : json.readValue(people, EMPLOYEES);
    }

    private static Snooze snooze(ResultSet row) throws SQLException {
        UUID by = row.getObject("snoozed_by", UUID.class);
        return new Snooze(
                instant(row.getTimestamp("snoozed_until")),
                by == null ? null : new EmployeeRef(new EmployeeId(by), orEmpty(row.getString("snoozer"))));
    }

    private @Nullable Spam spam(@Nullable String found) {
        return found == null ? null : json.readValue(found, Spam.class);
    }

    private static List<TagId> tags(Array ids) throws SQLException {
        return Stream.of((UUID[]) ids.getArray()).map(TagId::new).toList();
    }

    private static @Nullable ConversationId merged(@Nullable UUID into) {
        return into == null ? null : new ConversationId(into);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
