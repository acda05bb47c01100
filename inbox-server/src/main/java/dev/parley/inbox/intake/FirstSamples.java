package dev.parley.inbox.intake;

import dev.parley.inbox.company.CompanyFounded;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives a new company the sample conversations, if its administrator asked for them. */
@Component
final class FirstSamples {
    private static final Logger log = LoggerFactory.getLogger(FirstSamples.class);
    private static final int TRIES = 5;

    private final Samples samples;
    private final TaskScheduler scheduler;
    private final Clock clock;

    FirstSamples(Samples samples, TaskScheduler scheduler, Clock clock) {
        this.samples = samples;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The first channel was made in the transaction that has committed now, and this thread still has its connection. */
    @TransactionalEventListener
    void on(CompanyFounded founded) {
        if (founded.samples()) {
            tryAfter(Duration.ZERO, 1);
        }
    }

    private void tryAfter(Duration pause, int attempt) {
        scheduler.schedule(() -> create(attempt), clock.instant().plus(pause));
    }

    /** What is known of channels may be a second old, and a store may be away for a moment. */
    private void create(int attempt) {
        try {
            samples.create();
        } catch (RuntimeException e) {
            if (attempt < TRIES) {
                log.debug("The sample conversations wait: {}", e.getMessage());
                tryAfter(Duration.ofSeconds(attempt), attempt + 1);
            } else {
                log.warn(
                        "The sample conversations were not created: {} A manager can add them in the company's settings.",
                        e.getMessage());
            }
        }
    }
}
