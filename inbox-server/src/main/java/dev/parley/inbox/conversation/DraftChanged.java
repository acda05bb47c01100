package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.EmployeeId;
import org.jspecify.annotations.Nullable;

/**
 * An employee's draft of an answer was saved, sent, thrown away or taken over. Published within the transaction that does so.
 *
 * @param revision the one that is stored now; 0 where there is none any more
 * @param shown whether colleagues may see it
 * @param takenBy the colleague who has just taken it over
 */
public record DraftChanged(
        ConversationId conversation,
        EmployeeId writer,
        long revision,
        boolean shown,
        @Nullable EmployeeRef takenBy) {}
