package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeDeactivated;
import dev.parley.inbox.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes back at once what somebody holds whose account is switched off. Should that fail, they are away soon and it is taken back then. */
@Component
class Departures {
    private static final Logger log = LoggerFactory.getLogger(Departures.class);
    private final TakeBack takeBack;

    Departures(TakeBack takeBack) {
        this.takeBack = takeBack;
    }

    @TransactionalEventListener
    void on(EmployeeDeactivated event) {
        // The committed transaction still holds its connection here; a thread of its own has none.
        Thread.ofVirtual().start(() -> {
            try {
                takeBack.takeBackAll(event.employee(), "DEACTIVATED");
            } catch (DataAccessException | Problem e) {
                log.warn("What {} held is taken back later: {}", event.employee(), e.getMessage());
            }
        });
    }
}
