package dev.parley.inbox.queue;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records in PostgreSQL what Redis gave to somebody unasked: one offer at a time for each person, so that none exceeds their room. */
@Component
class Offering {
    private final OfferRows rows;

    Offering(OfferRows rows) {
        this.rows = rows;
    }

    @Transactional
    Optional<Standing> offer(PushScript.Given given) {
        return rows.lock(given.employee()) ? rows.offer(given) : Optional.empty();
    }
}
