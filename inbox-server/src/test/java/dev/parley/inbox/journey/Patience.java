package dev.parley.inbox.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A client's patience with a server that is away: it tries again in short steps, for minutes and not for ever. */
final class Patience {
    private final Instant end = Instant.now().plus(Duration.ofMinutes(4));
    private @Nullable Exception last;

    boolean left() {
        return Instant.now().isBefore(end);
    }

    /** Waits as a client does between two tries. */
    void pause(Exception why) {
        last = why;
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    @Nullable Exception last() {
        return last;
    }
}
