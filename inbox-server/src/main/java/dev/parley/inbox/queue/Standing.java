package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands in PostgreSQL.
 *
 * @param snoozed open and held by nobody, but out of its queue for now
 * @param place its score in the queue
 * @param waitingSince since when the customer waits, milliseconds since 1970; null while nobody waits for us
 * @param labels by what it may want a skill: its channel and its tags
 */
record Standing(
        ConversationId id,
        TeamId team,
        boolean open,
        @Nullable EmployeeId holder,
        long token,
        long version,
        boolean snoozed,
        long place,
        @Nullable Long waitingSince,
        String labels) {

    boolean heldBy(EmployeeId employee) {
        return employee.equals(holder);
    }

    String state() {
        if (!open) {
            return "CLOSED";
        }
        if (holder != null) {
            return "HELD";
        }
        return snoozed ? "SNOOZED" : "QUEUED";
    }

    /** As the scripts take it: id, state, team, holder, token, version, waiting, since, labels. */
    List<String> arguments() {
        return List.of(
                id.toString(),
                state(),
                team.toString(),
                holder == null || !open ? "" : holder.toString(),
                Long.toString(token),
                Long.toString(version),
                Long.toString(place),
                waitingSince == null ? "" : Long.toString(waitingSince),
                labels);
    }
}
