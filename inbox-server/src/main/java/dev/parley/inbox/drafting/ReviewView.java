package dev.parley.inbox.drafting;

import dev.parley.inbox.conversation.ConversationSummary.EmployeeRef;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review of a draft.
 *
 * @param anyone whether the whole team was asked
 * @param words what its writer said when asking
 * @param by who settled it; null while nobody has
 * @param verdict what they said
 */
record ReviewView(
        ReviewState state,
        boolean anyone,
        List<EmployeeRef> reviewers,
        String words,
        Instant askedAt,
        @Nullable EmployeeRef by,
        String verdict,
        @Nullable Instant verdictAt) {
    ReviewView {
        reviewers = List.copyOf(reviewers);
    }

    boolean asks(EmployeeId employee) {
        return reviewers.stream().anyMatch(one -> one.id().equals(employee));
    }
}
