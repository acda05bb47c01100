package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which order a view shows its conversations; where the times are the same, by id. */
enum Sort {
    /** Who waits longest first, then what nobody waits for, by its arrival. */
    WAITING("c.waiting_since is null, coalesce(c.waiting_since, c.last_message_at), c.id"),
    /** What is due first, then what is not due, by its arrival. */
    DUE("c.due_at is null, coalesce(c.due_at, c.last_message_at), c.id"),
    /** The newest message first. */
    NEWEST("c.last_message_at desc, c.id desc");

    private final String order;

    Sort(String order) {
        this.order = order;
    }

    static Sort of(String name) {
        return Stream.of(values())
                .filter(sort -> sort.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("Sort by WAITING, DUE or NEWEST."));
    }

    /** The columns behind {@code order by}. */
    String order() {
        return order;
    }

    /** What comes behind the row with {@code :absent}, {@code :afterAt} and {@code :afterId}, as a condition. */
    String after() {
        return this == NEWEST
                ? "(c.last_message_at, c.id) < (:afterAt, :afterId)"
                : "(" + order + ") > (:absent, :afterAt, :afterId)";
    }

    /** Where a page ends that has this row last. */
    PageEnd end(ConversationSummary last) {
        var key = key(last);
        return new PageEnd(
                key == null, key == null ? last.lastMessageAt() : key, last.id().value());
    }

    private @Nullable Instant key(ConversationSummary summary) {
        return switch (this) {
            case WAITING -> summary.waitingSince();
            case DUE -> summary.dueAt();
            case NEWEST -> summary.lastMessageAt();
        };
    }
}
