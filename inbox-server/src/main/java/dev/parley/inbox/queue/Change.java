package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.node.AfterCommit;
import dev.parley.inbox.problem.Problem;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * A change that PostgreSQL decides and Redis follows: noted in Redis, committed in PostgreSQL, settled in Redis and told there.
 *
 * <p>Inside a caller's transaction it is settled after that commits. When it cannot be settled, its note remains and the
 * {@link Reconciler} does it.
 */
@Component
final class Change {
    private static final Logger log = LoggerFactory.getLogger(Change.class);
    private final MarkScript marks;
    private final SettleScript settle;

    Change(MarkScript marks, SettleScript settle) {
        this.marks = marks;
        this.settle = settle;
    }

    /** Runs {@code update}, which gets a new token when one is wanted; empty when PostgreSQL's condition did not hold. */
    Optional<Standing> run(
            ConversationId id,
            boolean withToken,
            Function<MarkScript.Note, Optional<Standing>> update,
            Function<Standing, SettleScript.Telling> telling) {
        var note = marks.run(id, withToken);
        var changed = update.apply(note);
        changed.ifPresent(standing -> AfterCommit.run(() -> settle(standing, note.mark(), telling.apply(standing))));
        return changed;
    }

    /** Settles what PostgreSQL has committed; that this fails changes nothing for the caller. */
    void settle(Standing standing, String mark, SettleScript.Telling telling) {
        try {
            if (!settle.settle(standing, mark, telling)) {
                log.debug("Conversation {} is already newer in Redis", standing.id());
            }
        } catch (DataAccessException | Problem e) {
            log.warn("A change of conversation {} is settled later: {}", standing.id(), e.getMessage());
        }
    }
}
