package dev.parley.inbox.drafting;

import dev.parley.channel.Visibility;
import dev.parley.inbox.drafting.ReviewRows.Content;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.outbox.ReplyRule.Asked;
import dev.parley.inbox.problem.Problem;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether a colleague has approved exactly these words. */
@Component
public class Approvals {
    private final ReviewRows rows;

    Approvals(ReviewRows rows) {
        this.rows = rows;
    }

    /** Why it does not count as approved by somebody who has at least this role, if so. */
    public Optional<Problem> objection(Asked asked, Role least) {
        var approved = rows.findApproved(asked.conversation(), asked.writer());
        if (approved.isEmpty()) {
            return Optional.of(new Problem(
                    HttpStatus.FORBIDDEN,
                    "review-needed",
                    "This answer goes out once a colleague has approved it. Ask for a review."));
        }
        if (!isSame(asked, approved.get().content())) {
            return Optional.of(new Problem(
                    HttpStatus.CONFLICT,
                    "review-void",
                    "This is not what was approved any more. Ask for a review of what you changed."));
        }
        return approved.get().reviewer().includes(least)
                ? Optional.empty()
                : Optional.of(new Problem(
                                HttpStatus.FORBIDDEN,
                                "review-needed",
                                "This answer has to be approved by somebody with another role. Ask for their review.")
                        .with("role", least.name()));
    }

    /** An answer that goes out as plain text only has to be the same in its words; it never reaches others than those approved, nor from elsewhere. */
    private static boolean isSame(Asked asked, Content approved) {
        return asked.text().strip().equals(approved.text().strip())
                && (asked.html().isEmpty() || asked.html().equals(approved.html()))
                && asked.recipients().reachesAs(approved.recipients() == null ? asked.usual() : approved.recipients())
                && Objects.equals(asked.recipients().from(), from(asked, approved))
                && isForThose(asked.visibility(), approved.visibility())
                && new HashSet<>(asked.files()).equals(new HashSet<>(approved.files()));
    }

    /** Who approved that many read it has no objection to fewer reading it. */
    private static boolean isForThose(@Nullable Visibility asked, @Nullable Visibility approved) {
        return reach(asked) <= reach(approved);
    }

    private static int reach(@Nullable Visibility visibility) {
        return visibility == null ? 0 : visibility.ordinal();
    }

    /** Who left the address to the conversation had the usual one approved. */
    private static @Nullable String from(Asked asked, Content approved) {
        var recipients = approved.recipients();
        return recipients == null || recipients.from() == null ? asked.usual().from() : recipients.from();
    }
}
