package dev.parley.inbox.queue;

import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks, at the start, every few seconds and whenever a script finds otherwise, whether Redis still is the one that was filled. */
@Component
final class EpochWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EpochWatch.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(300);

    private final Rebuild rebuild;
    private final Epochs epochs;
    private final Audit audit;
    private final QueueSettings settings;
    private volatile @Nullable Thread thread;

    EpochWatch(Rebuild rebuild, Epochs epochs, Audit audit, QueueSettings settings) {
        this.rebuild = rebuild;
        this.epochs = epochs;
        this.audit = audit;
        this.settings = settings;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("queue-epoch").start(this::watch);
    }

    private void watch() {
        boolean failing = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                try {
                    look();
                    failing = false;
                    epochs.awaitLoss(settings.watch());
                } catch (DataAccessException | TransactionException | Problem e) {
                    if (!failing) {
                        log.warn("The queue cannot be checked, trying again: {}", e.getMessage());
                    }
                    failing = true;
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void look() {
        switch (rebuild.check(epochs.isDistrusted())) {
            case Rebuild.Finding.Same same -> epochs.begin(same.epoch());
            case Rebuild.Finding.Rebuilt rebuilt -> {
                epochs.begin(rebuilt.epoch());
                audit.beginAnew();
            }
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
