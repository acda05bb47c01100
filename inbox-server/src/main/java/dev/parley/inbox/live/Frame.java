package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.event.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a browser gets it, live or when it resumes.
 *
 * @param id the event's id; a browser resumes after the last one it has
 * @param version of the summary where there is one, else of the event. A browser keeps what it shows when that is newer
 * @param summary what PostgreSQL says now; absent where the reader may not see it or it is gone
 */
record Frame(
        String id,
        EventType type,
        Instant at,
        @Nullable UUID conversationId,
        long version,
        @Nullable UUID teamId,
        @Nullable UUID previousTeamId,
        @Nullable Doer employee,
        @Nullable ConversationSummary summary,
        Map<String, String> data) {

    /** Who did it. */
    record Doer(UUID id, String name) {}

    Frame withoutSummary() {
        return new Frame(id, type, at, conversationId, version, teamId, previousTeamId, employee, null, data);
    }
}
