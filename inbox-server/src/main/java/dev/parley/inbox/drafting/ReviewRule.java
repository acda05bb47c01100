package dev.parley.inbox.drafting;

import dev.parley.inbox.employee.Replying;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.outbox.ReplyRule;
import dev.parley.inbox.problem.Problem;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refuses answers that need an approval, since the team wants one of its writer's, and have none. */
@Component
final class ReviewRule implements ReplyRule {
    private final Replying replying;
    private final Approvals approvals;

    ReviewRule(Replying replying, Approvals approvals) {
        this.replying = replying;
        this.approvals = approvals;
    }

    @Override
    public Optional<Problem> objection(Asked asked) {
        return replying.needsReview(asked.team(), asked.writer())
                ? approvals.objection(asked, Role.EMPLOYEE)
                : Optional.empty();
    }
}
