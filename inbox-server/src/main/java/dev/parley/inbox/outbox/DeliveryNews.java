package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ConversationId;
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

    private record Raised(long version, UUID team) {}

    /** Makes the change while it holds the conversation's row; when {@code change} says false, nothing happened and nothing is told. */
    boolean change(ConversationId conversation, MessageId message, BooleanSupplier change) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var raised = raise(conversation);
            if (raised.isEmpty() || !change.getAsBoolean()) {
                status.setRollbackOnly();
                return false;
            }
            announce(conversation, message, raised.get());
            return true;
        }));
    }

    /** Tells a change that the running transaction has made. */
    void tell(ConversationId conversation, MessageId message) {
        raise(conversation).ifPresent(raised -> announce(conversation, message, raised));
    }

    private Optional<Raised> raise(ConversationId conversation) {
        return jdbc.sql("""
                update conversation set version = version + 1 where id = :id returning version, team_id as team
                """)
                .param("id", conversation.value())
                .query(Raised.class)
                .optional();
    }

    private void announce(ConversationId conversation, MessageId message, Raised raised) {
        announcements.add(new ParleyEvent(
                EventType.DELIVERY_CHANGED,
                conversation.value(),
                raised.version(),
                raised.team(),
                null,
                null,
                clock.instant(),
                Map.of("messageId", message.toString())));
    }
}
