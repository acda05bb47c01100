package dev.parley.inbox.promise;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as far as promises depend on it.
 *
 * @param customer what the company noted of its contact, by key
 * @param waitingSince since when the customer waits; null while nobody waits for us
 * @param answered whether we ever answered
 * @param known what was reckoned before
 */
record Case(
        ConversationId id,
        TeamId team,
        UUID channel,
        List<UUID> tags,
        Map<String, Object> customer,
        Priority priority,
        boolean open,
        Instant createdAt,
        @Nullable Instant waitingSince,
        boolean answered,
        Promise known) {

    Case {
        tags = List.copyOf(tags);
        customer = Map.copyOf(customer);
    }

    /**
     * What is due next.
     *
     * @param kind null where nothing is promised, like {@code dueAt}
     * @param stage 0 kept so far, 1 told that it is at risk, 2 told that it is broken
     * @param alarmAt when there is something to tell next
     */
    record Promise(
            @Nullable PromiseKind kind,
            @Nullable Instant dueAt,
            int stage,
            @Nullable Instant alarmAt) {
        static final int KEPT = 0;
        static final int AT_RISK = 1;
        static final int BROKEN = 2;
        static final Promise NONE = new Promise(null, null, KEPT, null);
    }
}
