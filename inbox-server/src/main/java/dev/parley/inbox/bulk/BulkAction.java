package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each conversation.
 *
 * @param addTags with TAG
 * @param removeTags with TAG
 * @param priority with PRIORITY
 * @param until with SNOOZE; null until the customer writes
 * @param team with MOVE
 * @param employee with ASSIGN
 */
record BulkAction(
        Kind kind,
        @Nullable Set<TagId> addTags,
        @Nullable Set<TagId> removeTags,
        @Nullable Priority priority,
        @Nullable Instant until,
        @Nullable TeamId team,
        @Nullable EmployeeId employee) {

    /** The deeds that can be done on many at once. */
    enum Kind {
        CLOSE,
        REOPEN,
        SPAM,
        NOT_SPAM,
        TAG,
        PRIORITY,
        SNOOZE,
        WAKE,
        MOVE,
        ASSIGN
    }

    /** Refuses what lacks something. */
    void check() {
        boolean complete = switch (kind) {
            case CLOSE, REOPEN, SPAM, NOT_SPAM, SNOOZE, WAKE -> true;
            case TAG -> !adds().isEmpty() || !removes().isEmpty();
            case PRIORITY -> priority != null;
            case MOVE -> team != null;
            case ASSIGN -> employee != null;
        };
        if (!complete) {
            throw Problem.invalid("Say with what: addTags or removeTags, priority, team, or employee.");
        }
    }

    Set<TagId> adds() {
        return addTags == null ? Set.of() : addTags;
    }

    Set<TagId> removes() {
        return removeTags == null ? Set.of() : removeTags;
    }
}
