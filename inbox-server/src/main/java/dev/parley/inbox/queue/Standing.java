package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands in PostgreSQL.
 *
 * @param place its score in the queue: since when the customer waits, or later than all who wait
 */
record Standing(
        ConversationId id,
        TeamId team,
        boolean open,
        @Nullable EmployeeId holder,
        long token,
        long version,
        long place) {

    boolean heldBy(EmployeeId employee) {
        return employee.equals(holder);
    }

    String state() {
        if (!open) {
            return "CLOSED";
        }
        return holder == null ? "QUEUED" : "HELD";
    }

    /** As the scripts take it: id, state, team, holder, token, version, waiting. */
    List<String> arguments() {
        return List.of(
                id.toString(),
                state(),
                team.toString(),
                holder == null || !open ? "" : holder.toString(),
                Long.toString(token),
                Long.toString(version),
                Long.toString(place));
    }
}
