package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Party;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.Arrivals.Known;
import dev.parley.inbox.conversation.Arrivals.SameTopic;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What intake asks before it stores, one statement for a whole batch. */
@Component
final class ArrivalLookupRows {
    /** What is said in a room begins another conversation when the last one was closed before; as its channel {@code ch} has it. */
    private static final String OVER = """
            clock_timestamp() - make_interval(days => cast(coalesce(substring(ch.settings ->> 'continueDays', '^[0-9]{1,3}$'), '3') as integer))""";

    private final JdbcClient jdbc;

    ArrivalLookupRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the numbers, so that two transactions wait for each other and do not deadlock. */
    void lock(Collection<String> keys) {
        Long[] numbers =
                keys.stream().map(ArrivalLookupRows::number).distinct().sorted().toArray(Long[]::new);
        jdbc.sql("select count(pg_advisory_xact_lock(number)) from unnest(:numbers) as number")
                .param("numbers", numbers)
                .query(Long.class)
                .single();
    }

    List<Known> findKnown(Collection<String> externalIds) {
        return jdbc.sql("""
                select m.external_id, m.channel_id, m.id, m.conversation_id, m.direction
                  from message m
                 where m.external_id = any(:ids)
                 union all
                select mc.external_id, mc.channel_id, m.id, m.conversation_id, m.direction
                  from message_copy mc
                  join message m on m.id = mc.message_id
                 where mc.external_id = any(:ids)
                 union all
                select p.reference, m.channel_id, m.id, m.conversation_id, m.direction
                  from sent_part p
                  join message m on m.id = p.message_id
                 where p.reference = any(:ids)
                """)
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, number) -> new Known(
                        row.getString("external_id"),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        new MessageId(row.getObject("id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        row.getString("direction").equals(Direction.OUTBOUND.name())))
                .list();
    }

    Map<String, Party> findAuthors(Collection<String> externalIds) {
        var found = new HashMap<String, Party>();
        jdbc.sql("""
                select external_id, author_name, author_handle
                  from message
                 where external_id = any(:ids) and direction = 'INBOUND' and nature <> 'OWN' and author_handle <> ''
                """).param("ids", externalIds.toArray(String[]::new)).query(row -> {
            found.put(
                    row.getString("external_id"),
                    new Party(row.getString("author_handle"), row.getString("author_name")));
        });
        return found;
    }

    Optional<MessageId> findUnnamed(ChannelId channel, String text) {
        return jdbc.sql("""
                select m.id
                  from outbox o
                  join message m on m.id = o.message_id
                 where o.channel_id = :channel and o.state in ('SENDING', 'UNKNOWN')
                   and position(:text in m.text) > 0
                   and o.created_at > clock_timestamp() - interval '1 day'
                 limit 1
                """)
                .param("channel", channel.value())
                .param("text", text.strip())
                .query(UUID.class)
                .optional()
                .map(MessageId::new);
    }

    List<ThreadLink> findLinks(Collection<String> keys) {
        return jdbc.sql("""
                select k.key, k.conversation_id, k.contact_id, k.outbound, k.cited, k.handles
                  from thread_key k
                  join conversation c on c.id = k.conversation_id
                  join channel ch on ch.id = c.channel_id
                 where k.key = any(:keys)
                   and (k.key not like 'room %%' or c.status = 'OPEN' or c.spam or c.merged_into is not null
                        or c.closed_at > %s)
                 order by k.created_at, k.conversation_id
                """.formatted(OVER))
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) -> new ThreadLink(
                        row.getString("key"),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getBoolean("outbound"),
                        row.getBoolean("cited"),
                        new HashSet<>(
                                Arrays.asList((String[]) row.getArray("handles").getArray()))))
                .list();
    }

    List<ThreadLink> findSaid(Collection<String> externalIds) {
        return jdbc.sql("""
                select n.name, c.id, c.contact_id
                  from (select external_id as name, conversation_id
                          from message
                         where external_id = any(:ids) and room <> ''
                         union all
                        select p.reference, m.conversation_id
                          from sent_part p
                          join message m on m.id = p.message_id
                         where p.reference = any(:ids)) as n
                  join conversation c on c.id = n.conversation_id
                  join channel ch on ch.id = c.channel_id
                 where c.status = 'OPEN' or c.spam or c.merged_into is not null
                    or c.closed_at > %s
                """.formatted(OVER))
                .param("ids", externalIds.toArray(String[]::new))
                .query((row, number) -> new ThreadLink(
                        row.getString("name"),
                        new ConversationId(row.getObject("id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        false,
                        false,
                        Set.of()))
                .list();
    }

    List<SameTopic> findSameTopics(Collection<ContactId> contacts, Collection<String> topics, Instant since) {
        return jdbc.sql("""
                select id, contact_id, topic
                  from conversation
                 where contact_id = any(cast(:contacts as uuid[]))
                   and topic = any(:topics)
                   and (status = 'OPEN' or closed_at > :since)
                 order by last_message_at desc, id desc
                """)
                .param("contacts", texts(contacts))
                .param("topics", topics.toArray(String[]::new))
                .param("since", Timestamp.from(since))
                .query((row, number) -> new SameTopic(
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        row.getString("topic"),
                        new ConversationId(row.getObject("id", UUID.class))))
                .list();
    }

    Map<ConversationId, ConversationState> lockConversations(Collection<ConversationId> ids) {
        var found = new HashMap<ConversationId, ConversationState>();
        jdbc.sql("""
                select id, channel_id, contact_id, team_id, subject, topic, snippet, nature, status, holder_id,
                       last_seq, last_direction, last_message_at, waiting_since, version, priority,
                       snoozed_until is not null as snoozed, snoozed_by, due_at, tag_ids, sample, spam
                  from conversation
                 where id = any(cast(:ids as uuid[]))
                 order by id
                   for update
                """)
                .param("ids", texts(ids))
                .query((row, number) -> state(row))
                .list()
                .forEach(state -> found.put(state.id(), state));
        return found;
    }

    Map<ConversationId, ConversationId> findRoots(Collection<ConversationId> ids) {
        var roots = new HashMap<ConversationId, ConversationId>();
        jdbc.sql("""
                with recursive up as (
                    select id as home, merged_into as at
                      from conversation
                     where id = any(cast(:ids as uuid[])) and merged_into is not null
                     union all
                    select up.home, c.merged_into
                      from up
                      join conversation c on c.id = up.at
                     where c.merged_into is not null
                )
                select up.home, up.at
                  from up
                  join conversation c on c.id = up.at
                 where c.merged_into is null
                """).param("ids", texts(ids)).query(row -> {
            roots.put(
                    new ConversationId(row.getObject("home", UUID.class)),
                    new ConversationId(row.getObject("at", UUID.class)));
        });
        return roots;
    }

    Optional<MessageId> findOutbound(ConversationId conversation, Collection<String> threadIds) {
        return jdbc.sql("""
                select id
                  from message
                 where conversation_id = :conversation
                   and direction = 'OUTBOUND'
                   and thread_id = any(:ids)
                 order by seq desc
                 limit 1
                """)
                .param("conversation", conversation.value())
                .param("ids", threadIds.toArray(String[]::new))
                .query(UUID.class)
                .optional()
                .map(MessageId::new);
    }

    boolean isSurvey(ConversationId conversation, Collection<String> threadIds) {
        return jdbc.sql("""
                select coalesce(o.survey, false)
                  from message m
                  left join outbox o on o.message_id = m.id
                 where m.conversation_id = :conversation and m.direction = 'OUTBOUND' and m.thread_id = any(:ids)
                 order by m.seq desc
                 limit 1
                """)
                .param("conversation", conversation.value())
                .param("ids", threadIds.toArray(String[]::new))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static ConversationState state(ResultSet row) throws SQLException {
        UUID holder = row.getObject("holder_id", UUID.class);
        Timestamp waiting = row.getTimestamp("waiting_since");
        UUID snoozer = row.getObject("snoozed_by", UUID.class);
        Timestamp due = row.getTimestamp("due_at");
        return new ConversationState(
                new ConversationId(row.getObject("id", UUID.class)),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                new ContactId(row.getObject("contact_id", UUID.class)),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("subject"),
                row.getString("topic"),
                row.getString("snippet"),
                NatureKind.valueOf(row.getString("nature")),
                ConversationStatus.valueOf(row.getString("status")),
                holder == null ? null : new EmployeeId(holder),
                row.getInt("last_seq"),
                Direction.valueOf(row.getString("last_direction")),
                row.getTimestamp("last_message_at").toInstant(),
                waiting == null ? null : waiting.toInstant(),
                row.getLong("version"),
                Priority.of(row.getInt("priority")),
                row.getBoolean("snoozed"),
                snoozer == null ? null : new EmployeeId(snoozer),
                due == null ? null : due.toInstant(),
                Stream.of((UUID[]) row.getArray("tag_ids").getArray())
                        .map(TagId::new)
                        .toList(),
                row.getBoolean("sample"),
                row.getBoolean("spam"));
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    private static long number(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
