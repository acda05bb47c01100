package dev.parley.inbox.search;

import dev.parley.inbox.conversation.ConversationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds messages by what is indexed of them, of conversations that the reader may read. */
@Component
final class SearchRows {
    private static final String BESIDES = """
             and (d.vector @@ cast(:inTeams as tsquery)
             or d.conversation_id = any(cast(:besides as uuid[])) and d.vector @@ cast(:lexemes as tsquery))
            """;

    private final JdbcClient jdbc;

    SearchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the order of time: a message and when it was sent. */
    record Mark(Instant at, UUID message) {}

    /**
     * What is asked for.
     *
     * @param lexemes a {@code tsquery}
     * @param exact the words that count most in ranking, a {@code tsquery} or empty
     * @param wanted the words in all forms that count in ranking, a {@code tsquery} or empty
     * @param conversations only messages of these; null for whichever
     * @param besides conversations of other teams that the reader may read
     */
    record Wanted(
            String lexemes,
            String exact,
            String wanted,
            List<Filter> filters,
            Reader reader,
            @Nullable Set<UUID> conversations,
            Set<UUID> besides) {
        /** The same of these conversations only. */
        Wanted of(Set<UUID> few) {
            return new Wanted(lexemes, exact, wanted, filters, reader, few, besides);
        }
    }

    /**
     * A part of time, newest messages first.
     *
     * @param below messages before this one only; null for all before {@code to}
     * @param down messages from this one on only; null for all since {@code from}
     * @param lexemes a {@code tsquery} that messages of this part fulfil
     * @param inTeams the same, and in teams that come into question
     */
    record Part(
            Instant from,
            Instant to,
            @Nullable Mark below,
            @Nullable Mark down,
            int limit,
            String lexemes,
            String inTeams) {}

    /** A message that was found. */
    record Found(UUID message, UUID conversation, Instant at, double rank) {
        Mark mark() {
            return new Mark(at, message);
        }
    }

    /** Says for the running transaction how long its statements may take, and that each is planned for what it asks. */
    void limit(long millis) {
        jdbc.sql("""
                select set_config('statement_timeout', :millis, true), set_config('plan_cache_mode', 'force_custom_plan', true),
                       set_config('enable_seqscan', 'off', true), set_config('work_mem', '16MB', true),
                       set_config('max_parallel_workers_per_gather', '0', true)
                """).param("millis", Long.toString(Math.max(1, millis))).query(row -> {});
    }

    /** PostgreSQL knows little of how many vectors fit: what fits is found by the index first, whatever else is asked. */
    List<Found> find(Wanted wanted, Part part) {
        var params = new HashMap<String, @Nullable Object>();
        var sql = new StringBuilder("""
                with fitting as materialized (
                    select d.message_id, d.conversation_id, d.at
                      from search_document d
                     where d.at >= :from and d.at < :to
                """);
        params.put("exact", wanted.exact());
        params.put("wanted", wanted.wanted());
        params.put("from", Timestamp.from(part.from()));
        params.put("to", Timestamp.from(part.to()));
        params.put("limit", part.limit());
        fitting(wanted, part, sql, params);
        within(wanted, part, sql, params);
        if (!asksForSpam(wanted)) {
            sql.append(" and d.conversation_id not in (select id from conversation where spam)\n");
        }
        sql.append("""
                )
                select f.message_id as message, f.conversation_id as conversation, f.at,
                       ts_rank(d.vector, cast(:exact as tsquery)) + ts_rank(d.vector, cast(:wanted as tsquery)) as rank
                  from (select d.* from fitting d
                """);
        if (!wanted.reader().everything() || !wanted.filters().isEmpty()) {
            sql.append(" join conversation c on c.id = d.conversation_id where true\n");
            conditions(wanted, sql, params);
        }
        sql.append("""
                         order by d.at desc, d.message_id desc limit :limit) as f
                  join search_document d on d.message_id = f.message_id
                 order by f.at desc, f.message_id desc
                """);
        return jdbc.sql(sql.toString()).params(params).query(Found.class).list();
    }

    private static void fitting(Wanted wanted, Part part, StringBuilder sql, Map<String, @Nullable Object> params) {
        if (part.inTeams().isEmpty()) {
            return;
        }
        params.put("inTeams", part.inTeams());
        if (wanted.besides().isEmpty()) {
            sql.append(" and d.vector @@ cast(:inTeams as tsquery)\n");
        } else {
            sql.append(BESIDES);
            params.put("lexemes", part.lexemes());
            params.put("besides", strings(wanted.besides()));
        }
    }

    private static void within(Wanted wanted, Part part, StringBuilder sql, Map<String, @Nullable Object> params) {
        if (part.below() != null) {
            sql.append(" and (d.at, d.message_id) < (:belowAt, :below)\n");
            params.put("belowAt", Timestamp.from(part.below().at()));
            params.put("below", part.below().message());
        }
        if (part.down() != null) {
            sql.append(" and (d.at, d.message_id) >= (:downAt, :down)\n");
            params.put("downAt", Timestamp.from(part.down().at()));
            params.put("down", part.down().message());
        }
        if (wanted.conversations() != null) {
            sql.append(" and d.conversation_id = any(cast(:conversations as uuid[]))\n");
            params.put("conversations", strings(wanted.conversations()));
        }
    }

    /** Some conversations that the filters let through; all when they are fewer than the limit. */
    List<UUID> conversations(Wanted wanted, int limit) {
        var params = new HashMap<String, @Nullable Object>();
        var sql = new StringBuilder("select c.id from conversation c where true\n");
        conditions(wanted, sql, params);
        sql.append(asksForSpam(wanted) ? "" : " and not c.spam");
        sql.append(" limit :limit");
        params.put("limit", limit);
        return jdbc.sql(sql.toString()).params(params).query(UUID.class).list();
    }

    /** Conversations of other teams that somebody holds, joined, or was called to: not many. */
    Set<UUID> besides(Reader reader) {
        return jdbc.sql("""
                select c.id
                  from (select id from conversation where holder_id = :me
                        union select conversation_id from participant where employee_id = :me
                        union select conversation_id from follower where employee_id = :me and invited) as own
                  join conversation c on c.id = own.id
                 where c.team_id <> all(cast(:teams as uuid[]))
                """)
                .param("me", reader.id().value())
                .param("teams", reader.teamIds())
                .query(UUID.class)
                .set();
    }

    /** Those of the conversations in which the same was found in a newer message than this. */
    Set<UUID> foundSince(Mark mark, String lexemes, Collection<UUID> conversations) {
        return jdbc.sql("""
                select distinct d.conversation_id from search_document d
                 where d.conversation_id = any(cast(:conversations as uuid[]))
                   and (d.at, d.message_id) >= (:at, :message) and d.vector @@ cast(:lexemes as tsquery)
                """)
                .param("conversations", strings(conversations))
                .param("at", Timestamp.from(mark.at()))
                .param("message", mark.message())
                .param("lexemes", lexemes)
                .query(UUID.class)
                .set();
    }

    /** What a found message says. */
    record Said(
            UUID id,
            ConversationId conversation,
            int seq,
            String direction,
            String author,
            String handle,
            Instant sentAt,
            String subject,
            String text,
            String files) {}

    /** Answers that were taken back are left out. */
    List<Said> messages(Collection<UUID> ids) {
        return jdbc.sql("""
                select m.id, m.conversation_id as conversation, m.seq, m.direction, m.author_name as author,
                       m.author_handle as handle, m.sent_at, m.subject,
                       case when m.seq = 1 then m.text else coalesce(m.new_text, m.text) end as text,
                       coalesce((select string_agg(a.name, chr(10) order by a.position)
                                   from attachment a where a.message_id = m.id and not a.inline), '') as files
                  from message m
                 where m.id = any(cast(:ids as uuid[]))
                   and not exists (select 1 from outbox o where o.message_id = m.id and o.state = 'CANCELLED')
                """)
                .param("ids", strings(ids))
                .query((row, number) -> new Said(
                        row.getObject("id", UUID.class),
                        new ConversationId(row.getObject("conversation", UUID.class)),
                        row.getInt("seq"),
                        row.getString("direction"),
                        row.getString("author"),
                        row.getString("handle"),
                        row.getTimestamp("sent_at").toInstant(),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("files")))
                .list();
    }

    private static void conditions(Wanted wanted, StringBuilder sql, Map<String, @Nullable Object> params) {
        var reader = wanted.reader();
        if (!reader.everything()) {
            sql.append(" and ").append(Reader.MAY_READ);
            params.put("teams", reader.teamIds());
            params.put("me", reader.id().value());
        }
        for (var filter : wanted.filters()) {
            sql.append(" and ").append(condition(filter, reader, params)).append('\n');
        }
    }

    /** Spam is found by whoever asks for it. */
    private static boolean asksForSpam(Wanted wanted) {
        return wanted.filters().stream()
                .anyMatch(filter -> filter instanceof Filter.Is is && is.state() == Filter.State.SPAM);
    }

    private static String condition(Filter filter, Reader reader, Map<String, @Nullable Object> params) {
        String name = "f" + params.size();
        return switch (filter) {
            case Filter.Number number -> {
                params.put(name, number.number());
                yield "c.number = :" + name;
            }
            case Filter.Urgency urgency -> {
                params.put(name, urgency.priority().level());
                yield "c.priority " + (urgency.not() ? "<>" : "=") + " :" + name;
            }
            case Filter.Of of -> {
                params.put(name, strings(of.ids()));
                String ids = "cast(:" + name + " as uuid[])";
                yield not(
                        of.not(),
                        switch (of.what()) {
                            case TEAM -> "c.team_id = any(" + ids + ")";
                            case CHANNEL -> "c.channel_id = any(" + ids + ")";
                            case HOLDER -> "coalesce(c.holder_id = any(" + ids + "), false)";
                            case TAG -> "c.tag_ids && " + ids;
                        });
            }
            case Filter.Is is -> {
                if (is.state() == Filter.State.MINE || is.state() == Filter.State.JOINED) {
                    params.put("me", reader.id().value());
                }
                yield not(is.not(), States.sql(is.state()));
            }
            case Filter.Unresolved unresolved -> throw new IllegalStateException("Not resolved: " + unresolved);
        };
    }

    private static String not(boolean not, String condition) {
        return (not ? "not " : "") + "(" + condition + ")";
    }

    private static String[] strings(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
