package dev.parley.inbox.queue;

import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The life of Redis this node works with; none while the queue has to be rebuilt. Callers wait here for a moment. */
@Component
final class Epochs {
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable String epoch;
    private boolean distrusted;

    Epochs(QueueSettings settings) {
        this.patience = settings.rebuildPatience();
    }

    /** The current epoch, waited for if need be; 503 after that. */
    String current() {
        lock.lock();
        try {
            long left = patience.toNanos();
            String found = epoch;
            while (found == null) {
                if (left <= 0) {
                    throw rebuilding();
                }
                left = changed.awaitNanos(left);
                found = epoch;
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw rebuilding();
        } finally {
            lock.unlock();
        }
    }

    @Nullable String known() {
        lock.lock();
        try {
            return epoch;
        } finally {
            lock.unlock();
        }
    }

    void begin(String current) {
        lock.lock();
        try {
            epoch = current;
            distrusted = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that {@code old} counts no more; whoever watches over the epochs is woken. */
    void lost(@Nullable String old) {
        lock.lock();
        try {
            if (old == null || old.equals(epoch)) {
                epoch = null;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that Redis is known to be wrong, whatever its epoch says. */
    void distrust() {
        lock.lock();
        try {
            epoch = null;
            distrusted = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isDistrusted() {
        lock.lock();
        try {
            return distrusted;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an epoch is lost, or for the given time. */
    void awaitLoss(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (epoch != null && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    static Problem rebuilding() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "queue-rebuilding",
                "The queue is being rebuilt. Nothing was changed; try again in a moment.");
    }
}
