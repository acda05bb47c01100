package dev.parley.inbox.testing;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What screens were told of some conversations; the rest of the company goes on talking meanwhile. */
public final class Told {
    private static final int MOST = 100_000;

    private Told() {}

    /** Oldest first, of what came after {@code event}. */
    public static List<ParleyEvent> since(EventStream events, String event, ConversationId... of) {
        return since(events, event, Arrays.asList(of));
    }

    /** The same for many conversations. */
    public static List<ParleyEvent> since(EventStream events, String event, Collection<ConversationId> of) {
        var wanted = of.stream().map(ConversationId::value).toList();
        return events.listAfter(event, MOST).stream()
                .map(RecordedEvent::event)
                .filter(told -> wanted.contains(told.conversation()))
                .toList();
    }

    /** All that is still kept. */
    public static List<ParleyEvent> all(EventStream events, ConversationId of) {
        return since(events, "0-0", of);
    }
}
