package dev.parley.inbox.queue;

import dev.parley.inbox.event.EventType;
import java.time.Instant;
import java.util.Map;

/** What intake would queue, of what PostgreSQL has. */
final class Entries {
    private Entries() {}

    static QueueEntry of(Standing standing) {
        Long since = standing.waitingSince();
        return new QueueEntry(
                standing.id(),
                QueueEntry.State.valueOf(standing.state()),
                standing.team(),
                standing.version(),
                standing.place(),
                since == null ? null : Instant.ofEpochMilli(since),
                standing.labels(),
                EventType.CONVERSATION_OPENED,
                Map.of(),
                null);
    }
}
