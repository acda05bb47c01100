package dev.parley.inbox.channel;

import dev.parley.channel.SinkUnavailableException;
import io.lettuce.core.RedisException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps what waits for intake below a limit of memory: beyond it, sources are asked to keep their messages.
 *
 * <p>Redis is asked for the stream's memory four times a second at most; in between, what this node adds is counted.
 */
@Component
final class InboundBacklog {
    private static final Logger log = LoggerFactory.getLogger(InboundBacklog.class);
    private static final long PAUSE_NANOS = 250_000_000;

    private final InboundConnection connection;
    private final long limit;
    private final AtomicLong added = new AtomicLong();
    private volatile Look seen = new Look(0, 0);
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

    InboundBacklog(InboundConnection connection, InboundSettings settings) {
        this.connection = connection;
        this.limit = settings.maxWaiting().toBytes();
    }

    /** What the stream held, and how much this node had added when it was asked. */
    private record Look(long bytes, long addedBefore) {}

    void refuseWhenFull(long more) {
        look();
        var last = seen;
        long waiting = last.bytes() + added.get() - last.addedBefore();
        // One message is always taken while nothing waits, however large it is.
        if (waiting > 0 && waiting + more > limit) {
            throw new SinkUnavailableException(
                    "More messages wait to be stored than parley.inbound.max-waiting allows", null);
        }
        added.addAndGet(more);
    }

    private void look() {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due < 0 || !nextLook.compareAndSet(due, now + PAUSE_NANOS)) {
            return;
        }
        long addedBefore = added.get();
        try {
            connection.commands().memoryUsage(InboundStream.KEY_BYTES).whenComplete((bytes, failure) -> {
                if (failure == null) {
                    seen = new Look(bytes == null ? 0 : bytes, addedBefore);
                } else {
                    log.debug("The inbound stream's memory is not known now", failure);
                }
            });
        } catch (RedisException | DataAccessException e) {
            log.debug("The inbound stream's memory is not known now", e);
        }
    }
}
