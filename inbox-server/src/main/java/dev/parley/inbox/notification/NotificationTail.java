package dev.parley.inbox.notification;

import dev.parley.inbox.event.EventTail;
import dev.parley.inbox.event.RecordedEvent;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Wakes the maker of notifications when the stream tells something that may concern somebody, and now and then without. */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
final class NotificationTail implements EventTail.Follower, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NotificationTail.class);
    private static final Duration WITHOUT_NEWS = Duration.ofSeconds(5);
    /** Events of one moment are worked off together. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private final NotificationMaker maker;
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread thread;

    NotificationTail(NotificationMaker maker) {
        this.maker = maker;
    }

    @Override
    public void follow(List<RecordedEvent> events) {
        if (news.availablePermits() == 0
                && events.stream().anyMatch(event -> NotificationMaker.mayConcernSomebody(event.event()))) {
            news.release();
        }
    }

    @Override
    public void start() {
        // Known before it runs: it ends as soon as it is not the one that is wanted.
        var fresh = Thread.ofPlatform().name("notifications").daemon().unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    private void run() {
        boolean failing = false;
        while (thread == Thread.currentThread()) {
            try {
                maker.catchUp();
                failing = false;
                waitForNews();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                if (!failing && thread != null) {
                    log.warn("People are notified later: {}", e.getMessage());
                }
                failing = true;
            } catch (RuntimeException e) {
                if (!failing) {
                    log.error("People are notified later, because of an error in Parley", e);
                }
                failing = true;
            }
            if (failing && !paused(WITHOUT_NEWS.dividedBy(10))) {
                return;
            }
        }
    }

    private void waitForNews() throws InterruptedException {
        if (news.tryAcquire(WITHOUT_NEWS.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(GATHER);
            news.drainPermits();
        }
    }

    private static boolean paused(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
