package dev.parley.inbox.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.DefaultStringRedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.stereotype.Component;

/**
 * Follows the event stream on this node: every event, in order, from the moment the node started.
 *
 * <p>One blocking read on a connection of its own. A Redis that goes away and comes back is read on from the last id; ids grow even
 * when Redis lost its data.
 */
@Component
public final class EventTail implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final int MOST_AT_ONCE = 500;

    private final EventStream stream;
    private final RedisConnectionFactory connections;
    private final ObjectProvider<Follower> followers;
    private volatile @Nullable Thread thread;

    EventTail(EventStream stream, RedisConnectionFactory connections, ObjectProvider<Follower> followers) {
        this.stream = stream;
        this.connections = connections;
        this.followers = followers;
    }

    /** Gets every event once, in order, on one thread. What it throws is logged, and the events count as followed. */
    public interface Follower {
        /** Some events, the next ones after those of the call before. */
        void follow(List<RecordedEvent> events);
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("event-tail").daemon().start(this::run);
    }

    private void run() {
        String last = null;
        boolean failing = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                last = last == null ? stream.lastId() : last;
                last = readOn(last);
                failing = false;
            } catch (DataAccessException e) {
                if (!failing && thread != null) {
                    log.warn("The event stream cannot be read, trying again: {}", e.getMessage());
                }
                failing = true;
                pause();
            }
        }
    }

    /** Reads until the connection fails or the node stops, and answers the last id read. */
    private String readOn(String after) {
        String last = after;
        try (var connection = new DefaultStringRedisConnection(connections.getConnection())) {
            var options = StreamReadOptions.empty().block(BLOCK).count(MOST_AT_ONCE);
            while (!Thread.currentThread().isInterrupted()) {
                var found =
                        connection.xReadAsString(options, StreamOffset.create(EventStream.KEY, ReadOffset.from(last)));
                if (found == null || found.isEmpty()) {
                    continue;
                }
                var events = new ArrayList<RecordedEvent>(found.size());
                for (var entry : found) {
                    stream.tryRead(entry).ifPresent(events::add);
                }
                last = found.getLast().getId().getValue();
                followers.orderedStream().forEach(follower -> tell(follower, events));
            }
        } catch (DataAccessException e) {
            log.debug("Reading on after {}", last, e);
            pause();
        }
        return last;
    }

    private static void tell(Follower follower, List<RecordedEvent> events) {
        try {
            follower.follow(events);
        } catch (RuntimeException e) {
            log.error(
                    "{} events were not followed by {}",
                    events.size(),
                    follower.getClass().getSimpleName(),
                    e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
