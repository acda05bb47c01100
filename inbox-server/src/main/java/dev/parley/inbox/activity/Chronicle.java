package dev.parley.inbox.activity;

import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.GroupFollower;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what the event stream tells of conversations. */
@Component
final class Chronicle implements GroupFollower {
    private final ActivityRows rows;

    Chronicle(ActivityRows rows) {
        this.rows = rows;
    }

    @Override
    public String group() {
        return "activity";
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        var worth = events.stream()
                .map(RecordedEvent::event)
                .filter(Chronicle::isWorth)
                .toList();
        var told = new HashSet<Change>();
        worth.stream().filter(event -> !isLate(event)).map(Change::of).forEach(told::add);
        var kept = worth.stream()
                .filter(event -> !isLate(event) || told.add(Change.of(event)))
                .toList();
        if (!kept.isEmpty()) {
            rows.insert(kept);
        }
    }

    /** One change of one conversation, whatever it is called. */
    private record Change(@Nullable UUID conversation, long version) {
        static Change of(ParleyEvent event) {
            return new Change(event.conversation(), event.version());
        }
    }

    /** A change that was settled late may have been told before. */
    private static boolean isLate(ParleyEvent event) {
        return event.type() == EventType.CONVERSATION_CHANGED;
    }

    /** Messages are in the thread themselves; of deliveries only what went wrong is worth a line. */
    private static boolean isWorth(ParleyEvent event) {
        if (event.conversation() == null) {
            return false;
        }
        return switch (event.type()) {
            case CONVERSATION_OPENED,
                    MESSAGE_RECEIVED,
                    MESSAGE_SENT,
                    NOTE_ADDED,
                    SURVEY_SENT,
                    CONVERSATION_REMOVED,
                    FOLLOWED,
                    UNFOLLOWED,
                    DRAFT_BEGUN,
                    DRAFT_ENDED -> false;
            case DELIVERY_CHANGED -> {
                String state = event.data().getOrDefault("state", "");
                yield state.equals("FAILED") || state.equals("UNKNOWN");
            }
            case CONVERSATION_CHANGED -> event.data().containsKey("holder");
            default -> event.type() != EventType.QUEUE_REBUILT;
        };
    }
}
