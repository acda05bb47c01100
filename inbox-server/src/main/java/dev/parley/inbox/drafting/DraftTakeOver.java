package dev.parley.inbox.drafting;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.DraftTaking;
import dev.parley.inbox.conversation.DraftView;
import dev.parley.inbox.conversation.SharedDrafts;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a colleague's draft over: by the holder, or with the claim where nobody holds the conversation. */
@Component
final class DraftTakeOver {
    private final SharedDrafts shared;
    private final DraftTaking taking;
    private final Claims claims;
    private final ReviewRows reviews;
    private final TransactionTemplate transaction;

    DraftTakeOver(
            SharedDrafts shared,
            DraftTaking taking,
            Claims claims,
            ReviewRows reviews,
            TransactionTemplate transaction) {
        this.shared = shared;
        this.taking = taking;
        this.claims = claims;
        this.reviews = reviews;
        this.transaction = transaction;
    }

    /** The taker's draft, and the token under which they hold the conversation. */
    record Taken(long token, DraftView draft) {}

    /**
     * Takes it, with the review that was asked of it gone.
     *
     * @param token what claiming returned; null claims the conversation in the same act
     */
    Taken take(ConversationId id, EmployeeId writer, EmployeeId taker, @Nullable Long token) {
        if (shared.find(id, writer, taker).isEmpty()) {
            throw Problem.notFound("draft");
        }
        long held = token == null ? claims.claim(taker, id).token() : token;
        var draft = transaction.execute(status -> {
            claims.requireHolder(id, taker, held);
            reviews.delete(id, writer);
            return taking.take(id, writer, taker);
        });
        return new Taken(held, draft);
    }
}
