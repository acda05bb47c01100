package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deed changed on one conversation: how it was, and the version by which one sees whether it was touched since.
 *
 * @param added tags that it got and had not had
 * @param removed tags that it had and lost
 */
record Before(
        TeamId team,
        @Nullable EmployeeId holder,
        Priority priority,
        boolean snoozed,
        @Nullable Instant snoozedUntil,
        @Nullable Instant waitingSince,
        List<TagId> added,
        List<TagId> removed,
        long versionAfter) {

    static Before of(ConversationSummary summary, ConversationSummary after) {
        var holder = summary.holder();
        return new Before(
                summary.teamId(),
                holder == null ? null : holder.id(),
                summary.priority(),
                summary.snooze() != null,
                until(summary),
                summary.waitingSince(),
                after.tagIds().stream()
                        .filter(tag -> !summary.tagIds().contains(tag))
                        .toList(),
                summary.tagIds().stream()
                        .filter(tag -> !after.tagIds().contains(tag))
                        .toList(),
                after.version());
    }

    private static @Nullable Instant until(ConversationSummary summary) {
        var snooze = summary.snooze();
        return snooze == null ? null : snooze.until();
    }
}
