package dev.parley.inbox.queue;

import dev.parley.inbox.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes back offers that nobody took in time, each once, on whichever node locks it first; who missed one is switched to away, so
 * that nothing else waits for them in vain.
 */
@Component
class MissedOffers {
    private static final Logger log = LoggerFactory.getLogger(MissedOffers.class);
    private static final int BATCH = 50;
    private final OfferRows rows;
    private final Offers offers;
    private final RoutingBoard board;
    private final TransactionTemplate transaction;

    MissedOffers(OfferRows rows, Offers offers, RoutingBoard board, TransactionTemplate transaction) {
        this.rows = rows;
        this.offers = offers;
        this.board = board;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            Integer found = transaction.execute(status -> {
                var missed = rows.lockMissed(BATCH);
                missed.forEach(offers::missed);
                return missed.size();
            });
            if (found != null && found > 0) {
                board.refresh();
            }
        } catch (DataAccessException | TransactionException | Problem e) {
            log.warn("Offers that nobody took are taken back later: {}", e.getMessage());
        }
    }
}
