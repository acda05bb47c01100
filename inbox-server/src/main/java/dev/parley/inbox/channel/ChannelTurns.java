package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * One node receives for a channel: a key in Redis, {@code parley:{receiver}:<channel>}, is kept while its node lives and free for
 * another within seconds after it died.
 *
 * <p>All turns of a node are asked for at once, by one script every second or so: hundreds of channels cost as little as one. Not
 * a {@code RedisLockRegistry}: that has 256 local locks for all its names, so of two channels that share one the second waits for
 * ever.
 */
@Component
final class ChannelTurns implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ChannelTurns.class);
    private static final Duration EXPIRY = Duration.ofSeconds(6);
    private static final int AT_ONCE = 500;
    private static final RedisScript<List<Long>> TAKE = script("take-turns.lua");
    private static final RedisScript<Long> RETURN =
            RedisScript.of(new ClassPathResource("return-turn.lua", ChannelTurns.class), Long.class);

    private final StringRedisTemplate redis;
    private final String node = UUID.randomUUID().toString();
    private final Duration expiry;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final Set<Turn> wanted = ConcurrentHashMap.newKeySet();
    /** One question at a time, so that what is given back is not taken again. */
    private final ReentrantLock asking = new ReentrantLock();

    private volatile long askedAt = System.nanoTime();

    @Autowired
    ChannelTurns(RedisConnectionFactory connections) {
        this(connections, EXPIRY);
    }

    ChannelTurns(RedisConnectionFactory connections, Duration expiry) {
        this.redis = new StringRedisTemplate(connections);
        this.expiry = expiry;
        scheduler.setThreadNamePrefix("receiver-turns-");
        scheduler.setDaemon(true);
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::askForAll, expiry.dividedBy(6));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static RedisScript<List<Long>> script(String name) {
        return (RedisScript) RedisScript.of(new ClassPathResource(name, ChannelTurns.class), List.class);
    }

    /** The turn of one receiver; used by its one thread only. */
    Turn turn(ChannelId channel) {
        return new Turn("parley:{receiver}:" + channel);
    }

    final class Turn {
        private final String key;
        private volatile boolean held;

        private Turn(String key) {
            this.key = key;
        }

        boolean take() {
            if (wanted.add(this)) {
                askFor(List.of(this));
            } else if (isLate()) {
                // This node was stopped for a while, as when its machine slept: somebody else may have taken over.
                askForAll();
            }
            return held;
        }

        void release() {
            asking.lock();
            try {
                wanted.remove(this);
                if (held) {
                    held = false;
                    redis.execute(RETURN, List.of(key), node);
                }
            } catch (DataAccessException | IllegalStateException e) {
                log.debug("The turn ends by itself", e);
            } finally {
                asking.unlock();
            }
        }
    }

    private boolean isLate() {
        return System.nanoTime() - askedAt > expiry.dividedBy(2).toNanos();
    }

    private void askForAll() {
        asking.lock();
        try {
            if (System.nanoTime() - askedAt > expiry.dividedBy(12).toNanos()) {
                var all = new ArrayList<>(wanted);
                for (int from = 0; from < all.size(); from += AT_ONCE) {
                    ask(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
                }
                askedAt = System.nanoTime();
            }
        } finally {
            asking.unlock();
        }
    }

    private void askFor(Collection<Turn> turns) {
        asking.lock();
        try {
            ask(turns);
        } finally {
            asking.unlock();
        }
    }

    private void ask(Collection<Turn> turns) {
        var asked = turns.stream().filter(wanted::contains).toList();
        if (asked.isEmpty()) {
            return;
        }
        try {
            var mine = Objects.requireNonNull(redis.execute(
                    TAKE, asked.stream().map(turn -> turn.key).toList(), node, Long.toString(expiry.toMillis())));
            for (int n = 0; n < asked.size(); n++) {
                asked.get(n).held = mine.get(n) == 1;
            }
        } catch (DataAccessException | IllegalStateException e) {
            // Nobody else can take a turn now, and nothing can be handed over either.
            log.debug("Redis cannot say whose turn it is", e);
        }
    }

    @Override
    public void destroy() {
        scheduler.destroy();
    }
}
