package dev.parley.inbox.intake;

import dev.parley.inbox.channel.InboundFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Reads the inbound stream as one consumer: one thread reads and decodes, another stores what was decoded before, in order.
 *
 * <p>It starts with what it was given before a crash; while it runs it also takes over what other nodes left behind.
 */
final class InboundReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(InboundReader.class);
    private static final int AHEAD = 1;

    private final InboundSource source;
    private final RedisConnectionFactory connections;
    private final Decoding decoding;
    private final Carrying carrying;
    private final IntakeSettings settings;
    private @Nullable Run current;

    InboundReader(
            InboundFields fields,
            RedisConnectionFactory connections,
            Decoding decoding,
            Carrying carrying,
            IntakeSettings settings,
            String consumer) {
        this.source = new InboundSource(fields, consumer, settings);
        this.connections = connections;
        this.decoding = decoding;
        this.carrying = carrying;
        this.settings = settings;
    }

    /** From one start to its stop. */
    private static final class Run {
        private final Patience patience;
        private final BlockingQueue<DecodedBatch> decoded = new ArrayBlockingQueue<>(AHEAD);
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean readingEnded;

        Run(IntakeSettings settings) {
            patience = new Patience(settings.pause(), settings.longestPause());
        }
    }

    @Override
    public synchronized void start() {
        if (current == null) {
            var run = new Run(settings);
            run.threads.add(Thread.ofPlatform().name("intake-read").start(() -> read(run)));
            run.threads.add(Thread.ofPlatform().name("intake-store").start(() -> store(run)));
            current = run;
        }
    }

    @Override
    public synchronized void stop() {
        var run = current;
        if (run == null) {
            return;
        }
        run.patience.stop();
        try {
            for (Thread thread : run.threads) {
                thread.join(Duration.ofSeconds(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        current = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return current != null;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    private void read(Run run) {
        try {
            while (!run.patience.isStopped()) {
                run.patience.insistOnAnything("Reading the inbound stream", () -> readWhileConnected(run));
            }
        } catch (Patience.StoppedException e) {
            log.debug("Reading ended while it waited for a store");
        } catch (InterruptedInFlightException e) {
            Thread.currentThread().interrupt();
        } finally {
            run.readingEnded = true;
        }
    }

    private boolean readWhileConnected(Run run) {
        try (RedisConnection connection = connections.getConnection()) {
            source.createGroup(connection);
            for (var left = source.readOwn(connection, InboundSource.START);
                    !left.isAtEnd() && !run.patience.isStopped(); ) {
                hand(left, run);
                left = source.readOwn(connection, left.lastId());
            }
            long nextTakeOver = System.nanoTime();
            while (!run.patience.isStopped()) {
                if (System.nanoTime() - nextTakeOver >= 0) {
                    nextTakeOver += Math.max(1, settings.takeOverAfter().toNanos() / 4);
                    hand(source.takeOver(connection), run);
                }
                hand(source.readNew(connection), run);
            }
        }
        return true;
    }

    private void hand(InboundSource.Read read, Run run) {
        if (read.isEmpty()) {
            return;
        }
        var batch = run.patience.insist("Decoding", () -> decoding.decode(read.entries(), false));
        var unreadable = new ArrayList<>(batch.unreadable());
        unreadable.addAll(read.unreadable());
        var all = new DecodedBatch(batch.mails(), batch.changes(), unreadable, batch.meaningless(), false);
        try {
            while (!run.decoded.offer(all, 100, TimeUnit.MILLISECONDS)) {
                if (run.patience.isStopped()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptedInFlightException(e);
        }
    }

    private void store(Run run) {
        try {
            while (!run.readingEnded || !run.decoded.isEmpty()) {
                var batch = run.decoded.poll(100, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    carrying.carry(batch, run.patience);
                }
            }
        } catch (Patience.StoppedException e) {
            log.info("Intake stops while a store is away; what was being stored is read again at the next start");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class InterruptedInFlightException extends RuntimeException {
        InterruptedInFlightException(InterruptedException cause) {
            super(cause);
        }
    }
}
