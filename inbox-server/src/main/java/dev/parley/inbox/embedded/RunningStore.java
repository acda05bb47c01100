package dev.parley.inbox.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One store of ours while this node runs: starts in a thread of its own, and again on the same port should it die. */
final class RunningStore {
    private static final Logger log = LoggerFactory.getLogger(RunningStore.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Store store;
    private final int port;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable ProcessHandle process;

    private RunningStore(Store store, int port) {
        this.store = store;
        this.port = port;
    }

    /** Starts it in the background on a free port. */
    static RunningStore start(Store store) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var running = new RunningStore(store, socket.getLocalPort());
            socket.close();
            Thread.ofPlatform().name("start " + store.name()).start(running::firstStart);
            return running;
        } catch (IOException e) {
            throw new dev.parley.inbox.node.CannotStartException("No free port on 127.0.0.1: " + e, e);
        }
    }

    String name() {
        return store.name();
    }

    /** Where it listens on 127.0.0.1, once it answers. */
    int awaitPort() throws CompletionException {
        ready.join();
        return port;
    }

    private void firstStart() {
        try {
            begin();
            ready.complete(null);
        } catch (IOException | RuntimeException e) {
            ready.completeExceptionally(e);
        }
    }

    private synchronized void begin() throws IOException {
        if (isStopping()) {
            return;
        }
        var started = store.start(port);
        process = started;
        Thread.ofVirtual().name("watch " + store.name()).start(() -> watch(started));
    }

    private void watch(ProcessHandle started) {
        try {
            while (!OwnProcesses.hasEnded(started)) {
                if (stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            ended();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended() {
        synchronized (this) {
            if (isStopping()) {
                return;
            }
            process = null;
        }
        log.error("The embedded {} ended unexpectedly and is started again", store.name());
        Thread.ofPlatform().name("restart " + store.name()).start(this::restart);
    }

    /** Tries until it runs: what a killed PostgreSQL leaves behind may hold on to its memory for a moment. */
    private void restart() {
        try {
            for (var pause = FIRST_PAUSE;
                    !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = longer(pause)) {
                try {
                    begin();
                    log.warn("The embedded {} runs again", store.name());
                    return;
                } catch (IOException | RuntimeException e) {
                    log.error("The embedded {} could not be started again; the next try follows", store.name(), e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Stops it; a start that is under way is waited for first. */
    synchronized void stop() {
        stopping.countDown();
        if (process == null) {
            return;
        }
        try {
            store.stop(process);
        } catch (IOException | RuntimeException e) {
            log.error("The embedded {} could not be stopped in order", store.name(), e);
        }
        process = null;
    }
}
