package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Carries what Redis decided into PostgreSQL, and puts Redis back where PostgreSQL refuses. */
@Component
final class Fence {
    private static final Logger log = LoggerFactory.getLogger(Fence.class);
    private final FenceRows rows;
    private final Offering offering;
    private final StandingRows standings;
    private final Change change;
    private final Reconciler reconciler;
    private final Epochs epochs;

    Fence(
            FenceRows rows,
            Offering offering,
            StandingRows standings,
            Change change,
            Reconciler reconciler,
            Epochs epochs) {
        this.rows = rows;
        this.offering = offering;
        this.standings = standings;
        this.change = change;
        this.reconciler = reconciler;
        this.epochs = epochs;
    }

    /** What PostgreSQL said. */
    sealed interface Outcome {
        /** Committed: it is the employee's, under this token. */
        record Yes(Claimed claimed) implements Outcome {}

        /** Refused; this is how it stands, if it still exists. */
        record No(Optional<Standing> standing) implements Outcome {}

        /** Redis has fallen behind PostgreSQL: it is rebuilt, then the claim may be tried again. */
        record Behind() implements Outcome {}
    }

    Outcome pass(ConversationId id, EmployeeId employee, long token, String mark) {
        return pass(id, employee, token, mark, () -> rows.claim(id, employee, token), claimedBy(employee));
    }

    /** The same for what Redis gave to somebody unasked. */
    Outcome pass(PushScript.Given given) {
        return pass(
                given.id(),
                given.employee(),
                given.token(),
                given.mark(),
                () -> offering.offer(given),
                new SettleScript.Telling(
                        EventType.OFFERED,
                        null,
                        null,
                        Map.of("to", given.employee().toString())));
    }

    private Outcome pass(
            ConversationId id,
            EmployeeId employee,
            long token,
            String mark,
            Supplier<Optional<Standing>> update,
            SettleScript.Telling telling) {
        try {
            var taken = update.get();
            if (taken.isPresent()) {
                change.settle(taken.get(), mark, telling);
                return new Outcome.Yes(new Claimed(id, token));
            }
            return refused(id, employee, token, mark);
        } catch (DataAccessException e) {
            log.warn("A claim of conversation {} could not be recorded: {}", id, e.getMessage());
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "claim-not-recorded",
                    "Your claim could not be recorded. Try again: if it was recorded after all, you will be told that it is yours.");
        }
    }

    /** Brings Redis to what PostgreSQL says now. */
    Optional<Standing> restore(ConversationId id) {
        return reconciler.restore(id);
    }

    private Outcome refused(ConversationId id, EmployeeId employee, long token, String mark) {
        var now = standings.find(id);
        if (now.isPresent() && now.get().heldBy(employee)) {
            if (now.get().token() == token) {
                // A repeat of a claim that had gone through, perhaps without being settled.
                if (!mark.isEmpty()) {
                    change.settle(now.get(), mark, claimedBy(employee));
                }
            } else {
                reconciler.restore(id);
            }
            return new Outcome.Yes(new Claimed(id, now.get().token()));
        }
        if (now.isPresent()
                && now.get().open()
                && now.get().holder() == null
                && now.get().token() >= token) {
            log.warn(
                    "Redis gave out token {} although PostgreSQL has {}: the queue is rebuilt",
                    token,
                    now.get().token());
            epochs.distrust();
            return new Outcome.Behind();
        }
        if (mark.isEmpty()) {
            reconciler.restore(id);
        } else {
            reconciler.restore(id, mark);
        }
        return new Outcome.No(now);
    }

    private static SettleScript.Telling claimedBy(EmployeeId employee) {
        return new SettleScript.Telling(EventType.CLAIMED, null, employee.value(), Map.of());
    }
}
