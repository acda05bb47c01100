package dev.parley.inbox.outbox;

import dev.parley.channel.InboundEvent.Status.Stage;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.StatusReported;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When answers came to the customer's device, and when the customer saw them. */
@Component
final class ReceiptRows {
    /** A provider's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final JdbcClient jdbc;

    ReceiptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean delivered(MessageId message, Instant at) {
        return jdbc.sql("update outbox set delivered_at = :at where message_id = :message and delivered_at is null")
                        .param("message", message.value())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    boolean read(MessageId message, Instant at) {
        return jdbc.sql("""
                update outbox
                   set read_at = :at, delivered_at = coalesce(delivered_at, :at)
                 where message_id = :message and read_at is null
                """)
                        .param("message", message.value())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** In one order everywhere, and before the rows of their answers. */
    private void lockConversations(StatusReported report) {
        jdbc.sql("""
                select c.id
                  from conversation c
                 where c.id in (select m.conversation_id
                                  from message m
                                  join outbox o on o.message_id = m.id
                                 where m.channel_id = :channel and m.direction = 'OUTBOUND' and m.room = :room and m.room <> ''
                                   and o.state = 'SENT' and (o.delivered_at is null or o.read_at is null)
                                   and m.sent_at > cast(:until as timestamptz) - interval '30 days')
                 order by c.id
                   for update
                """)
                .param("channel", report.channel().value())
                .param("room", report.room())
                .param("until", Timestamp.from(report.at()))
                .query(UUID.class)
                .list();
    }

    /** Everything that was sent to a room until then. */
    List<MessageId> upTo(StatusReported report) {
        if (report.stage() != Stage.DELIVERED && report.stage() != Stage.READ) {
            return List.of();
        }
        lockConversations(report);
        return jdbc
                .sql("""
                update outbox o
                   set delivered_at = coalesce(o.delivered_at, :at),
                       read_at = case when :read then coalesce(o.read_at, :at) else o.read_at end
                  from message m
                 where m.id = o.message_id and o.channel_id = :channel and m.room = :room and m.room <> ''
                   and m.direction = 'OUTBOUND' and o.state = 'SENT'
                   and o.sent_at <= cast(:until as timestamptz)
                   and (o.delivered_at is null or :read and o.read_at is null)
                   and m.sent_at > cast(:until as timestamptz) - interval '30 days'
                returning o.message_id
                """)
                .param("at", Timestamp.from(report.at()))
                .param("until", Timestamp.from(report.at().plus(SKEW)))
                .param("read", report.stage() == Stage.READ)
                .param("channel", report.channel().value())
                .param("room", report.room())
                .query(UUID.class)
                .list()
                .stream()
                .map(MessageId::new)
                .toList();
    }
}
