package dev.parley.inbox.node;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Bounds what the bodies of strangers may take in memory together: each is read only while there is room for it. */
public final class MemoryRoom {
    private final Semaphore kilobytes;

    /** So many bytes, or one of the largest that ever comes. */
    public MemoryRoom(long bytes, long largest) {
        this.kilobytes = new Semaphore(kilobytes(Math.max(bytes, largest)));
    }

    /** Room that is given back when it is closed. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Room for so many bytes, if there is any now. */
    public Optional<Held> take(long bytes) {
        int wanted = kilobytes(bytes);
        return kilobytes.tryAcquire(wanted) ? Optional.of(() -> kilobytes.release(wanted)) : Optional.empty();
    }

    private static int kilobytes(long bytes) {
        return (int) Math.min(bytes / 1024 + 1, Integer.MAX_VALUE);
    }
}
