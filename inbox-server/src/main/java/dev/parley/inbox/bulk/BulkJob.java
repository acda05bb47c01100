package dev.parley.inbox.bulk;

import dev.parley.inbox.employee.EmployeeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deed on many conversations.
 *
 * @param total how many conversations
 * @param done how many are done
 * @param skipped how many were left as they are, for a reason
 * @param undoOf the deed that this one takes back
 * @param undone whether another one takes this one back
 */
record BulkJob(
        UUID id,
        EmployeeId employee,
        BulkAction action,
        State state,
        int total,
        int done,
        int skipped,
        @Nullable UUID undoOf,
        boolean undone,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Where it stands. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED
    }
}
