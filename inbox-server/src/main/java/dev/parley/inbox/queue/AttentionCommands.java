package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a conversation wants attention, and how urgently: as it is asked over HTTP and over STOMP alike. */
@Component
public final class AttentionCommands {
    private final Snoozing snoozing;
    private final Prioritising prioritising;
    private final Offers offers;

    AttentionCommands(Snoozing snoozing, Prioritising prioritising, Offers offers) {
        this.snoozing = snoozing;
        this.prioritising = prioritising;
        this.offers = offers;
    }

    /** Until when; null for as long as the customer does not write. A holder shows the token. */
    public record Snooze(@Nullable Long token, @Nullable Instant until) {}

    /** How urgent. */
    public record Urgency(Priority priority) {}

    /** See {@link Snoozing#snooze}. */
    public void snooze(EmployeeId employee, ConversationId id, Snooze snooze) {
        snoozing.snooze(employee, id, snooze.token(), snooze.until());
    }

    /** See {@link Snoozing#wake}. */
    public void wake(EmployeeId employee, ConversationId id) {
        snoozing.wake(employee, id);
    }

    /** See {@link Offers#accept}. */
    public void accept(EmployeeId employee, ConversationId id) {
        offers.accept(employee, id);
    }

    /** See {@link Offers#decline}. */
    public void decline(EmployeeId employee, ConversationId id) {
        offers.decline(employee, id);
    }

    /** See {@link Prioritising#set}. */
    public void prioritise(EmployeeId employee, ConversationId id, Urgency urgency) {
        prioritising.set(employee, id, urgency.priority());
    }
}
