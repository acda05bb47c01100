package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.TagId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes removed tags off their conversations, and puts them back: some conversations at a time, so that nobody who claims one waits.
 *
 * <p>What a crash or a locked row leaves is done by the sweep. A conversation's version stays as it is: screens drop tags that are not
 * in the list, and ask anew after a merge or a return.
 */
@Component
class TagRemoval {
    private static final Logger log = LoggerFactory.getLogger(TagRemoval.class);
    private static final int AT_ONCE = 500;

    private final TagRemovalRows rows;

    TagRemoval(TagRemovalRows rows) {
        this.rows = rows;
    }

    void takeOff(TagId id) {
        rows.findRemoved(id).ifPresent(this::takeOff);
    }

    private void takeOff(TagRemovalRows.Removed tag) {
        int taken;
        do {
            taken = rows.takeOff(tag, AT_ONCE);
        } while (taken == AT_ONCE);
        rows.endIfDone(tag.id());
    }

    void putBack(TagId id) {
        int put;
        do {
            put = rows.putBack(id, AT_ONCE);
        } while (put == AT_ONCE);
    }

    @Scheduled(fixedDelay = 5000)
    void sweep() {
        try {
            rows.listUnswept().forEach(this::takeOff);
            rows.listHalfRestored().forEach(this::putBack);
            rows.forgetOld();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Removed tags stay on their conversations until PostgreSQL answers: {}", e.getMessage());
        }
    }
}
