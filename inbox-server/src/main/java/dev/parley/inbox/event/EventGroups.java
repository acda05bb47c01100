package dev.parley.inbox.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets each {@link GroupFollower} follow the stream, one thread and one connection for each. */
@Component
final class EventGroups implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventGroups.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    /** Between two reads that were not full: many events together cost a follower little more than one. */
    private static final Duration GATHER = Duration.ofMillis(200);

    private static final long TAKE_OVER_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final EventStream stream;
    private final RedisConnectionFactory connections;
    private final ObjectProvider<GroupFollower> followers;
    private final String node = UUID.randomUUID().toString();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    EventGroups(EventStream stream, RedisConnectionFactory connections, ObjectProvider<GroupFollower> followers) {
        this.stream = stream;
        this.connections = connections;
        this.followers = followers;
    }

    @Override
    public synchronized void start() {
        running = true;
        followers
                .orderedStream()
                .forEach(follower -> threads.add(Thread.ofPlatform()
                        .name("events-" + follower.group())
                        .daemon()
                        .start(() -> run(follower))));
    }

    private void run(GroupFollower follower) {
        boolean failing = false;
        while (running) {
            try (var reader = new EventGroupReader(stream, connections, follower.group(), node)) {
                follow(follower, reader);
                failing = false;
            } catch (DataAccessException | TransactionException e) {
                if (running && !failing) {
                    log.warn("Events wait for {}: {}", follower.group(), e.getMessage());
                }
                failing = true;
                pause(PAUSE_AFTER_FAILURE);
            } catch (RuntimeException e) {
                log.error("Events wait for {}", follower.group(), e);
                pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void follow(GroupFollower follower, EventGroupReader reader) {
        reader.open();
        for (var left = reader.own(); !left.isEmpty() && running; left = reader.own()) {
            pass(follower, reader, left);
        }
        long nextTakeOver = System.nanoTime();
        while (running) {
            if (System.nanoTime() - nextTakeOver >= 0) {
                nextTakeOver += TAKE_OVER_EVERY_NANOS;
                pass(follower, reader, reader.takeOver());
            }
            var next = reader.next();
            pass(follower, reader, next);
            if (!next.isEmpty() && !next.isFull()) {
                pause(GATHER);
            }
        }
    }

    private static void pass(GroupFollower follower, EventGroupReader reader, EventGroupReader.Read read) {
        if (!read.events().isEmpty()) {
            follower.follow(read.events());
        }
        reader.done(read);
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
