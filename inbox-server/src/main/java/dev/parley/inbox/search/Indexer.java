package dev.parley.inbox.search;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Indexes what waits, twice a second; while much waits (a burst, or everything after an upgrade) it takes only its share of one
 * processor, so that storing mail does not become slower.
 */
@Component
final class Indexer {
    private static final Logger log = LoggerFactory.getLogger(Indexer.class);

    private final Indexing indexing;
    private final SearchSettings settings;

    Indexer(Indexing indexing, SearchSettings settings) {
        this.indexing = indexing;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${parley.search.pause:500ms}")
    void run() throws InterruptedException {
        if (!settings.indexing()) {
            return;
        }
        int taken;
        do {
            long start = System.nanoTime();
            taken = batch();
            if (taken == settings.batch()) {
                rest(System.nanoTime() - start);
            }
        } while (taken == settings.batch());
    }

    private int batch() {
        try {
            return indexing.batch(settings.batch());
        } catch (NonTransientDataAccessResourceException e) {
            log.warn("New messages are not found yet, PostgreSQL does not answer: {}", e.getMessage());
        } catch (NonTransientDataAccessException e) {
            log.warn("A batch of messages cannot be indexed as a whole, so one by one: {}", e.getMessage());
            oneByOne();
        } catch (DataAccessException | TransactionException e) {
            log.warn("New messages are not found yet, trying again: {}", e.getMessage());
        }
        return 0;
    }

    private void oneByOne() {
        for (int n = 0; n < settings.batch(); n++) {
            try {
                if (indexing.batch(1) == 0) {
                    return;
                }
            } catch (NonTransientDataAccessException e) {
                log.warn("A message can only be found by who wrote it and when, not by its words: {}", e.getMessage());
                indexing.one();
            }
        }
    }

    private void rest(long worked) throws InterruptedException {
        Thread.sleep(Duration.ofNanos((long) (worked * (1 / settings.share() - 1))));
    }
}
