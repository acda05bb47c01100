package dev.parley.inbox.queue;

import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes snoozed conversations at their time: each once, on whichever node locks it first. PostgreSQL's clock decides.
 *
 * <p>Should the node die after the commit, its note remains in Redis and the {@link Reconciler} brings the conversation back.
 */
@Component
class Waking {
    private static final Logger log = LoggerFactory.getLogger(Waking.class);
    private static final int BATCH = 50;

    private final WakingRows rows;
    private final FenceRows fence;
    private final Change change;
    private final Returning returning;
    private final TransactionTemplate transaction;

    Waking(WakingRows rows, FenceRows fence, Change change, Returning returning, TransactionTemplate transaction) {
        this.rows = rows;
        this.fence = fence;
        this.change = change;
        this.returning = returning;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            int woken;
            do {
                var batch = new ArrayList<WakingRows.Sleeper>();
                transaction.executeWithoutResult(status -> batch.addAll(wakeSome()));
                batch.forEach(sleeper -> returning.give(sleeper.id(), sleeper.by()));
                woken = batch.size();
            } while (woken == BATCH);
        } catch (DataAccessException | TransactionException | Problem e) {
            log.warn("Snoozed conversations wake later: {}", e.getMessage());
        }
    }

    private List<WakingRows.Sleeper> wakeSome() {
        var due = rows.lockDue(BATCH);
        for (var sleeper : due) {
            var data = sleeper.by() == null
                    ? Map.of("reason", "TIME")
                    : Map.of("reason", "TIME", "to", sleeper.by().toString());
            change.run(
                    sleeper.id(),
                    false,
                    note -> fence.wake(sleeper.id()),
                    standing -> new SettleScript.Telling(EventType.WOKEN, null, null, data));
        }
        return due;
    }
}
