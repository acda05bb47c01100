package dev.parley.inbox.event;

import dev.parley.inbox.node.AfterCommit;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the event stream what a PostgreSQL transaction changed, after its commit and never before.
 *
 * <p>The event is a row of the same transaction, published right after the commit and removed soon after. What a crash or an absent Redis
 * leaves behind is published by the sweep. An event may therefore be told twice; its version makes the second harmless.
 */
@Component
public class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final int SWEEP = 500;
    private static final int TIDY = 5000;

    private final AnnouncementRows rows;
    private final EventStream stream;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Queue<Long> told = new ConcurrentLinkedQueue<>();

    Announcements(AnnouncementRows rows, EventStream stream, JsonMapper json, TransactionTemplate transaction) {
        this.rows = rows;
        this.stream = stream;
        this.json = json;
        this.transaction = transaction;
    }

    /** Adds an event to the running transaction; it is told once that commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ParleyEvent event) {
        long id = rows.insert(json.writeValueAsString(event));
        AfterCommit.run(() -> publishNow(id, event));
    }

    private void publishNow(long id, ParleyEvent event) {
        try {
            stream.append(event);
            // Not deleted here: the committed transaction still holds its connection, and threads that each wait for
            // a second one bring the pool to a standstill.
            told.add(id);
        } catch (DataAccessException e) {
            log.warn("An event waits for the next sweep: {}", e.getMessage());
        }
    }

    /** Deletes the rows of what was told, many at once. */
    @Scheduled(fixedDelayString = "${parley.event.tidy:250ms}")
    void tidy() {
        var ids = new ArrayList<Long>();
        for (Long id = told.poll(); id != null; id = ids.size() == TIDY ? null : told.poll()) {
            ids.add(id);
        }
        if (ids.isEmpty()) {
            return;
        }
        try {
            rows.delete(ids);
        } catch (DataAccessException | TransactionException e) {
            told.addAll(ids);
            log.warn("Events that were told stay until PostgreSQL answers: {}", e.getMessage());
        }
    }

    @PreDestroy
    void tidyUp() {
        tidy();
    }

    /** Publishes what is older than two seconds and still there. */
    @Scheduled(fixedDelayString = "${parley.event.sweep:1s}")
    void sweep() {
        try {
            int published;
            do {
                Integer count = transaction.execute(status -> publishLeftOver());
                published = count == null ? 0 : count;
            } while (published == SWEEP);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Events of committed changes wait for Redis or PostgreSQL: {}", e.getMessage());
        }
    }

    private int publishLeftOver() {
        var left = rows.takeOlderThanTwoSeconds(SWEEP);
        var done = new ArrayList<Long>(left.size());
        for (var row : left) {
            stream.append(json.readValue(row.event(), ParleyEvent.class));
            done.add(row.id());
        }
        if (!done.isEmpty()) {
            rows.delete(done);
        }
        return done.size();
    }
}
