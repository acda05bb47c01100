package dev.parley.inbox.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Does a few things at once that wait for providers, each on a thread of its own. It takes no more of what is due than it has hands free:
 * the rest is left to other nodes.
 */
final class Errands<T> implements AutoCloseable {
    private final Semaphore free;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Errands(int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /** Begins what is due, as far as there is room; {@code due} takes so many and gives fewer when there are no more. */
    void begin(IntFunction<List<T>> due, Consumer<T> errand) {
        List<T> taken;
        do {
            int room = free.availablePermits();
            taken = room == 0 ? List.of() : due.apply(room);
            for (T each : taken) {
                free.acquireUninterruptibly();
                workers.execute(() -> run(errand, each));
            }
        } while (!taken.isEmpty());
    }

    private void run(Consumer<T> errand, T each) {
        try {
            errand.accept(each);
        } finally {
            free.release();
        }
    }

    /** How long to wait after so many tries: twice as long each time, and never less than the provider asked for. */
    static Duration pause(int attempts, Duration first, Duration longest, Duration asked) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, 12));
        Duration limited = pause.compareTo(longest) > 0 ? longest : pause;
        return asked.compareTo(limited) > 0 ? asked : limited;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
