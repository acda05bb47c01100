package dev.parley.inbox.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries until a store is back, ever more slowly; gives up only when the node stops. */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Patience(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** The node stops: what was being tried is taken up again by whoever reads the stream next. */
    static final class StoppedException extends RuntimeException {
        StoppedException() {
            super("Intake stops");
        }
    }

    /** Ends all waiting. */
    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** The result of the first try during which no store was away; other failures are the caller's. */
    <T> T insist(String what, Supplier<T> work) {
        return insist(what, work, Outages::isOutage);
    }

    /** The result of the first try that succeeds. */
    <T> T insistOnAnything(String what, Supplier<T> work) {
        return insist(what, work, failure -> {
            if (!Outages.isOutage(failure)) {
                log.error("{} failed", what, failure);
            }
            return true;
        });
    }

    private <T> T insist(String what, Supplier<T> work, Predicate<RuntimeException> again) {
        Duration pause = first;
        while (true) {
            try {
                return work.get();
            } catch (StoppedException e) {
                throw e;
            } catch (RuntimeException e) {
                if (!again.test(e)) {
                    throw e;
                }
                log.warn("{} waits {} ms and tries again: {}", what, pause.toMillis(), Outages.reason(e));
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
            }
        }
    }

    private void pause(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoppedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
