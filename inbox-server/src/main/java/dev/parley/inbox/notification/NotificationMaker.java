package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes notifications of events. The place in the stream and what was made of it are one transaction, and whoever has the place is
 * the only one: two nodes, or one that dies, make nothing twice and leave nothing out.
 */
@Component
class NotificationMaker {
    private static final Logger log = LoggerFactory.getLogger(NotificationMaker.class);
    private static final int BATCH = 500;

    private final EventStream stream;
    private final Conversations conversations;
    private final Addressees addressees;
    private final NotificationRows rows;
    private final Notifications notifications;
    private final TransactionTemplate transaction;

    NotificationMaker(
            EventStream stream,
            Conversations conversations,
            Addressees addressees,
            NotificationRows rows,
            Notifications notifications,
            TransactionTemplate transaction) {
        this.stream = stream;
        this.conversations = conversations;
        this.addressees = addressees;
        this.rows = rows;
        this.notifications = notifications;
        this.transaction = transaction;
    }

    /** Whether an event of this type may have to be told, so that others wake nobody. */
    static boolean mayConcernSomebody(ParleyEvent event) {
        return switch (event.type()) {
            case MESSAGE_RECEIVED,
                    REOPENED,
                    CONVERSATION_OPENED,
                    MESSAGE_SENT,
                    NOTE_ADDED,
                    HANDED_OVER,
                    TAKEN_BACK,
                    DELIVERY_CHANGED -> true;
            default -> event.data().containsKey("notify");
        };
    }

    /** Reads on to the end of the stream, unless another node does. */
    void catchUp() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> next()));
        }
    }

    private boolean next() {
        var cursor = rows.lockCursor();
        if (cursor.isEmpty()) {
            return false;
        }
        String last = cursor.get().eventId();
        if (last == null) {
            rows.moveCursor(stream.lastId());
            return false;
        }
        var events = stream.listAfter(last, BATCH);
        if (events.isEmpty()) {
            return false;
        }
        warnOfGap(last);
        make(events.stream().map(RecordedEvent::event).toList());
        rows.moveCursor(events.getLast().id());
        return events.size() == BATCH;
    }

    private void warnOfGap(String last) {
        stream.firstId()
                .filter(first -> !last.equals("0-0") && RecordedEvent.compareIds(first, last) > 0)
                .ifPresent(first -> log.warn(
                        "The event stream no longer holds what came between {} and {}: nobody is notified of that",
                        last,
                        first));
    }

    private void make(List<ParleyEvent> all) {
        var events = all.stream()
                .filter(NotificationMaker::mayConcernSomebody)
                .filter(event -> event.conversation() != null)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        var summaries = summaries(events);
        var occasions = addressees.occasionsAt(deliveries(events));
        var made = new ArrayList<NewNotification>();
        for (var event : events) {
            var summary = summaries.get(new ConversationId(Objects.requireNonNull(event.conversation())));
            if (summary != null) {
                made.addAll(addressees.of(event, summary, occasions.of(event, summary)));
            }
        }
        store(made);
    }

    private Map<ConversationId, ConversationSummary> summaries(List<ParleyEvent> events) {
        return conversations.summaries(events.stream()
                .map(ParleyEvent::conversation)
                .filter(Objects::nonNull)
                .map(ConversationId::new)
                .distinct()
                .toList());
    }

    private static List<UUID> deliveries(List<ParleyEvent> events) {
        return events.stream()
                .filter(event -> event.type() == EventType.DELIVERY_CHANGED)
                .map(event -> event.data().get("messageId"))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .toList();
    }

    private void store(List<NewNotification> made) {
        if (made.isEmpty()) {
            return;
        }
        var stored = rows.insert(made);
        var fresh = made.stream().filter(one -> stored.contains(one.id())).toList();
        addressees.push(fresh);
        notifications.tellChanged(fresh.stream()
                .map(one -> new EmployeeId(one.employee()))
                .distinct()
                .toList());
    }
}
