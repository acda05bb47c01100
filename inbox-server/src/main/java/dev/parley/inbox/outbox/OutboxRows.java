package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The outbox as the dispatcher sees it. All times are the database's, so that the clocks of several nodes need not agree.
 *
 * <p>Whoever changes the row of an answer locks the row of its conversation first (the version grows with it); only
 * {@link #take} does not, and it never waits for a lock.
 */
@Component
final class OutboxRows {
    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Marks up to {@code limit} due answers as being sent by a node. An answer waits while an earlier one of its conversation does, and
     * a scheduled one for good when the customer wrote since it was written; a survey never leaves while the conversation is open.
     *
     * <p>Materialized, because a limited subquery may be run anew for each row and would then take as many again.
     */
    List<Taken> take(UUID node, int limit, Collection<ChannelId> except) {
        return jdbc.sql("""
                with due as materialized (
                    select o.message_id from outbox o
                     where o.state = 'WAITING'
                       and o.not_before <= clock_timestamp()
                       and o.channel_id <> all (:except)
                       and not exists (select 1 from outbox earlier
                                        where earlier.conversation_id = o.conversation_id
                                          and earlier.seq < o.seq
                                          and earlier.state in ('WAITING', 'SENDING') and not earlier.survey
                                          and (earlier.scheduled_for is null or earlier.state = 'SENDING'))
                       and not (o.scheduled_for is not null and o.attempts = 0
                                and exists (select 1
                                              from message m
                                             where m.conversation_id = o.conversation_id and m.seq > o.seq
                                               and m.direction = 'INBOUND' and m.nature = 'PERSONAL'))
                       and not (o.survey and not o.maybe_sent and exists (
                                select 1 from conversation c where c.id = o.conversation_id and c.status = 'OPEN'))
                     order by o.not_before
                     limit :limit
                       for update skip locked
                )
                update outbox
                   set state = 'SENDING',
                       taken_by = :node,
                       taken_at = clock_timestamp(),
                       attempts = attempts + 1,
                       first_tried_at = coalesce(first_tried_at, clock_timestamp()),
                       channel_version = (select c.version from channel c where c.id = outbox.channel_id)
                 where message_id in (select message_id from due)
                returning message_id, conversation_id, channel_id, attempts,
                          extract(epoch from clock_timestamp() - first_tried_at) as tried_for
                """)
                .param("node", node)
                .param("limit", limit)
                .param("except", except.stream().map(ChannelId::value).toArray(UUID[]::new))
                .query((row, number) -> taken(row, node))
                .list();
    }

    private static Taken taken(ResultSet row, UUID node) throws SQLException {
        return new Taken(
                new MessageId(row.getObject("message_id", UUID.class)),
                new ConversationId(row.getObject("conversation_id", UUID.class)),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                node,
                row.getInt("attempts"),
                Duration.ofSeconds(row.getLong("tried_for")));
    }

    /** How long until the next answer is due that is not due yet; empty while there is none. */
    Optional<Duration> findNextDue() {
        return jdbc.sql("""
                select extract(epoch from not_before - clock_timestamp()) * 1000 as millis
                  from outbox
                 where state = 'WAITING' and not_before > clock_timestamp()
                 order by not_before
                 limit 1
                """)
                .query((row, number) -> Duration.ofMillis(Math.max(1, row.getLong("millis") + 1)))
                .optional();
    }

    /** Records that the provider has it, whoever else took it meanwhile; false when that is known already. */
    boolean sent(MessageId message, String reference) {
        return jdbc.sql("""
                update outbox
                   set state = 'SENT', sent_at = clock_timestamp(), maybe_sent = true, provider_reference = :reference,
                       failure = null, error = null, taken_by = null, taken_at = null
                 where message_id = :message and state in ('WAITING', 'SENDING', 'UNKNOWN')
                """)
                        .param("message", message.value())
                        .param("reference", reference)
                        .update()
                == 1;
    }

    /** The provider says that it has what nobody knew to be sent; false when that is known already. */
    boolean confirm(MessageId message) {
        return jdbc.sql("""
                update outbox
                   set state = 'SENT', sent_at = coalesce(sent_at, clock_timestamp()), maybe_sent = true, failure = null,
                       error = null
                 where message_id = :message and state = 'UNKNOWN'
                """).param("message", message.value()).update() == 1;
    }

    /** Lets a try be repeated after a pause; false when the answer is no longer this try's. */
    boolean again(Taken taken, Duration pause, Failure failure, String reason) {
        return jdbc.sql("""
                update outbox
                   set state = 'WAITING', not_before = clock_timestamp() + make_interval(secs => :pause),
                       failure = :failure, error = :reason, maybe_sent = maybe_sent or :failure = 'UNKNOWN',
                       taken_by = null, taken_at = null
                 where message_id = :message and state = 'SENDING' and taken_by = :node and attempts = :attempts
                """)
                        .param("pause", pause.toMillis() / 1000.0)
                        .param("failure", failure.name())
                        .param("reason", reason)
                        .param("message", taken.message().value())
                        .param("node", taken.node())
                        .param("attempts", taken.attempts())
                        .update()
                == 1;
    }

    /** Ends a try for a person to look at: FAILED, or UNKNOWN where any try may have reached the customer. */
    boolean end(Taken taken, Failure failure, String reason) {
        return jdbc.sql("""
                update outbox
                   set state = case when :failure = 'UNKNOWN' or (maybe_sent and :failure = 'AGAIN')
                                    then 'UNKNOWN' else 'FAILED' end,
                       failure = :failure, error = :reason, maybe_sent = maybe_sent or :failure = 'UNKNOWN',
                       taken_by = null, taken_at = null
                 where message_id = :message and state = 'SENDING' and taken_by = :node and attempts = :attempts
                """)
                        .param("failure", failure.name())
                        .param("reason", reason)
                        .param("message", taken.message().value())
                        .param("node", taken.node())
                        .param("attempts", taken.attempts())
                        .update()
                == 1;
    }

    /** Answers whose channel refused its credentials, or was off, and was changed since. */
    List<Refused> listRenewed() {
        return jdbc.sql("""
                select o.message_id, o.conversation_id
                  from outbox o
                  join channel c on c.id = o.channel_id
                 where o.state = 'FAILED' and o.failure = 'UNAUTHORISED' and c.enabled
                   and c.version is distinct from o.channel_version
                 order by o.conversation_id, o.seq
                 limit 500
                """)
                .query((row, number) -> new Refused(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class))))
                .list();
    }

    record Refused(MessageId message, ConversationId conversation) {}

    /** Lets a failed answer, or one that waits for its next try, go out now with all its tries ahead; false when it is neither. */
    boolean restart(MessageId message) {
        return jdbc.sql("""
                update outbox
                   set state = 'WAITING', not_before = clock_timestamp(), attempts = 0, first_tried_at = null
                 where message_id = :message and (state = 'FAILED' or state = 'WAITING' and attempts > 0)
                """).param("message", message.value()).update() == 1;
    }

    /** Says that this node is alive and still sending these. */
    void keep(UUID node, Collection<MessageId> messages) {
        jdbc.sql("""
                update outbox
                   set taken_at = clock_timestamp()
                 where message_id = any (:messages) and state = 'SENDING' and taken_by = :node
                """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("node", node)
                .update();
    }

    /** Tries whose node gave no sign of life for {@code lease}. */
    List<Taken> listAbandoned(Duration lease) {
        return jdbc.sql("""
                select message_id, conversation_id, channel_id, taken_by, attempts,
                       extract(epoch from clock_timestamp() - first_tried_at) as tried_for
                  from outbox
                 where state = 'SENDING' and taken_at < clock_timestamp() - make_interval(secs => :lease)
                 order by taken_at
                 limit 500
                """)
                .param("lease", lease.toMillis() / 1000.0)
                .query((row, number) -> new Taken(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getObject("taken_by", UUID.class),
                        row.getInt("attempts"),
                        Duration.ofSeconds(row.getLong("tried_for"))))
                .list();
    }

    /** Whether the node of a try still gives no sign of life; asked again under the conversation's lock. */
    boolean isAbandoned(Taken taken, Duration lease) {
        return jdbc.sql("""
                select exists (select 1
                                 from outbox
                                where message_id = :message and state = 'SENDING' and taken_by = :node
                                  and attempts = :attempts
                                  and taken_at < clock_timestamp() - make_interval(secs => :lease))
                """)
                .param("message", taken.message().value())
                .param("node", taken.node())
                .param("attempts", taken.attempts())
                .param("lease", lease.toMillis() / 1000.0)
                .query(Boolean.class)
                .single();
    }
}
