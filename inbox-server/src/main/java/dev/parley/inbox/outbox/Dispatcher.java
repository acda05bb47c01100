package dev.parley.inbox.outbox;

import dev.parley.inbox.node.NodeRole;
import dev.parley.inbox.node.NodeSettings;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes due answers and has them sent, several at once; starts last and stops first, after what is being sent has ended.
 *
 * <p>It sleeps until the next answer is due or somebody calls {@link #wake}; the sweep only finds what other nodes stored. It
 * also gives the signs of life of this node's tries, and gives back those of nodes that give none any more.
 */
@Component
final class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    /** Small, so that one channel's answers cannot take all workers in one go. */
    private static final int PORTION = 8;

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);

    private final OutboxRows rows;
    private final Sending sending;
    private final OutboxSettings settings;
    private final InFlight inFlight;
    private final NodeSettings roles;
    private final UUID node = UUID.randomUUID();
    private volatile boolean running;
    private @Nullable Thread loop;
    private @Nullable ThreadPoolExecutor workers;
    private long nextCare = System.nanoTime();

    Dispatcher(OutboxRows rows, Sending sending, OutboxSettings settings, NodeSettings roles) {
        this.rows = rows;
        this.sending = sending;
        this.settings = settings;
        this.roles = roles;
        this.inFlight = new InFlight(settings.perChannel());
    }

    /** Says that something became due, or will be due earlier than known. */
    void wake() {
        inFlight.signal();
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        var pool = new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("outbox-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        workers = pool;
        loop = Thread.ofPlatform().name("outbox").start(() -> run(pool));
    }

    @Override
    public synchronized void stop() {
        Thread current = loop;
        ThreadPoolExecutor pool = workers;
        if (!running || current == null || pool == null) {
            return;
        }
        running = false;
        wake();
        try {
            current.join();
            if (!inFlight.awaitNone(STOP_WITHIN)) {
                log.warn("{} answers were still being sent when this node stopped", inFlight.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled() && roles.has(NodeRole.OUTBOX);
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run(ThreadPoolExecutor pool) {
        while (running) {
            try {
                step(pool);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void step(ThreadPoolExecutor pool) throws InterruptedException {
        try {
            if (System.nanoTime() - nextCare >= 0) {
                care();
            }
            if (!takeSome(pool)) {
                inFlight.awaitSignal(pause());
            }
        } catch (RuntimeException e) {
            log.warn("The outbox goes on in a moment: {}", e.toString());
            inFlight.awaitSignal(settings.sweep());
        }
    }

    private boolean takeSome(ThreadPoolExecutor pool) {
        int free = Math.min(settings.workers() - inFlight.size(), PORTION);
        if (free <= 0) {
            return false;
        }
        var taken = rows.take(node, free, inFlight.busyChannels());
        for (Taken one : taken) {
            inFlight.add(one);
            pool.execute(() -> send(one));
        }
        return !taken.isEmpty();
    }

    private void send(Taken taken) {
        try {
            sending.send(taken);
        } catch (RuntimeException e) {
            log.error("The outcome of sending {} is not recorded; its lease decides", taken.message(), e);
        } finally {
            inFlight.remove(taken);
        }
    }

    private Duration pause() {
        var next = rows.findNextDue().orElse(settings.sweep());
        return next.compareTo(settings.sweep()) < 0 ? next : settings.sweep();
    }

    private void care() {
        nextCare = System.nanoTime() + settings.lease().dividedBy(4).toNanos();
        var own = inFlight.messages();
        if (!own.isEmpty()) {
            rows.keep(node, own);
        }
        rows.listAbandoned(settings.lease()).forEach(one -> sending.giveBack(one, settings.lease()));
        rows.listRenewed().forEach(sending::resume);
    }
}
