package dev.parley.inbox.bulk;

import dev.parley.inbox.problem.Problem;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what {@link Bulks} wrote down. Each conversation is one transaction with its row, so that a node that is killed leaves nothing
 * half done and nothing is done twice; several nodes share a job.
 */
@Component
class BulkWorker {
    private static final Logger log = LoggerFactory.getLogger(BulkWorker.class);
    /** Between two words about how far it is; after them the next job has its turn. */
    private static final int STEP = 20;

    private final BulkRows rows;
    private final BulkDeeds deeds;
    private final BulkUndo undo;
    private final BulkNews news;
    private final TransactionTemplate transaction;

    BulkWorker(BulkRows rows, BulkDeeds deeds, BulkUndo undo, BulkNews news, TransactionTemplate transaction) {
        this.rows = rows;
        this.deeds = deeds;
        this.undo = undo;
        this.news = news;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 250)
    void work() {
        try {
            boolean more;
            do {
                more = false;
                for (var job : rows.listRunning()) {
                    more |= step(job);
                }
            } while (more);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Deeds on many conversations wait: {}", e.getMessage());
        } catch (Problem e) {
            if (!e.status().is5xxServerError()) {
                throw e;
            }
            log.warn("Deeds on many conversations wait: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forgetOld() {
        try {
            rows.forgetOld();
        } catch (DataAccessException e) {
            log.warn("Old deeds on many conversations stay for now: {}", e.getMessage());
        }
    }

    /** Some conversations of one job; false when it has none left that another node is not at. */
    boolean step(BulkJob job) {
        int did = 0;
        while (did < STEP && one(job)) {
            did++;
        }
        boolean ended = rows.endIfDone(job.id());
        if (did > 0 || ended) {
            news.tell(job.id());
        }
        return did == STEP;
    }

    private boolean one(BulkJob job) {
        var position = new AtomicInteger(-1);
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> doNext(job, position)));
        } catch (SkippedException e) {
            skip(job.id(), position.get(), e.reason());
        } catch (Problem e) {
            if (e.status().is5xxServerError()) {
                throw e;
            }
            skip(job.id(), position.get(), e.code());
        }
        return true;
    }

    private void skip(UUID job, int position, String reason) {
        transaction.executeWithoutResult(status -> rows.skip(job, position, reason));
    }

    private boolean doNext(BulkJob job, AtomicInteger position) {
        var next = rows.lockNext(job.id());
        if (next.isEmpty()) {
            return false;
        }
        var item = next.get();
        position.set(item.position());
        rows.done(job.id(), item.position(), act(job, item));
        return true;
    }

    private @Nullable Before act(BulkJob job, BulkRows.Waiting item) {
        var before = item.before();
        if (job.undoOf() == null) {
            return deeds.run(job.action(), job.employee(), item.conversation(), item.seenSeq());
        }
        if (before == null) {
            throw new SkippedException("changed");
        }
        undo.run(job.action(), before, job.employee(), item.conversation());
        return before;
    }
}
