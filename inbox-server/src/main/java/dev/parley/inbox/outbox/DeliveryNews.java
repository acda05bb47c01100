package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the delivery state of an answer and tells every screen, both or neither. */
@Component
final class DeliveryNews {
    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryNews(JdbcClient jdbc, Announcements announcements, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Raised(UUID conversation, long version, UUID team) {}

    /** Makes the change while it holds the conversation's row; when {@code change} says false, nothing happened and nothing is told. */
    boolean change(MessageId message, BooleanSupplier change) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var raised = raise(message);
            if (raised.isEmpty() || !change.getAsBoolean()) {
                status.setRollbackOnly();
                return false;
            }
            announce(message, raised.get());
            return true;
        }));
    }

    /** Tells a change that the running transaction has made. */
    void tell(MessageId message) {
        raise(message).ifPresent(raised -> announce(message, raised));
    }

    /** The conversation in which the message lies now: it may have been merged while the message was on its way. */
    private Optional<Raised> raise(MessageId message) {
        return jdbc.sql("""
                update conversation set version = version + 1
                 where id = (select conversation_id from message where id = :message)
                returning id as conversation, version, team_id as team
                """)
                .param("message", message.value())
                .query(Raised.class)
                .optional();
    }

    private void announce(MessageId message, Raised raised) {
        announcements.add(new ParleyEvent(
                EventType.DELIVERY_CHANGED,
                raised.conversation(),
                raised.version(),
                raised.team(),
                null,
                null,
                clock.instant(),
                facts(message)));
    }

    /** What became of it is told too: the timeline shows what went wrong. */
    private Map<String, String> facts(MessageId message) {
        return jdbc.sql("select state, seq from outbox where message_id = :id")
                .param("id", message.value())
                .query((row, number) -> Map.of(
                        "messageId",
                        message.toString(),
                        "state",
                        row.getString("state"),
                        "seq",
                        Integer.toString(row.getInt("seq"))))
                .single();
    }
}
