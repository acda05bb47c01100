package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** One node receives for a channel: a lock in Redis, renewed while its node lives, free for another within seconds after it died. */
@Component
final class ChannelTurns implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ChannelTurns.class);
    private static final Duration EXPIRY = Duration.ofSeconds(6);

    private final RedisLockRegistry locks;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    ChannelTurns(RedisConnectionFactory redis) {
        scheduler.setThreadNamePrefix("receiver-turns-");
        scheduler.setDaemon(true);
        scheduler.initialize();
        locks = new RedisLockRegistry(redis, "parley:receiver", EXPIRY);
        locks.setRenewalTaskScheduler(scheduler);
    }

    /** The turn of one receiver; used by its one thread only, as the lock belongs to a thread. */
    Turn turn(ChannelId channel) {
        return new Turn(channel.toString());
    }

    final class Turn {
        private final String name;
        private final Lock lock;
        private boolean held;

        private Turn(String name) {
            this.name = name;
            this.lock = locks.obtain(name);
        }

        boolean take() {
            if (held && !stillHeld()) {
                release();
            }
            if (!held) {
                try {
                    held = lock.tryLock();
                } catch (CannotAcquireLockException e) {
                    log.debug("Redis cannot say whose turn it is", e);
                }
            }
            return held;
        }

        private boolean stillHeld() {
            try {
                locks.renewLock(name);
                return true;
            } catch (DataAccessException e) {
                // Redis is away: nobody else can take the turn, and nothing can be handed over either.
                log.debug("The turn cannot be renewed now", e);
                return true;
            } catch (IllegalStateException e) {
                log.debug("The turn was lost", e);
                return false;
            }
        }

        void release() {
            if (held) {
                held = false;
                try {
                    lock.unlock();
                } catch (RuntimeException e) {
                    log.debug("The turn had ended by itself", e);
                }
            }
        }
    }

    @Override
    public void destroy() {
        locks.destroy();
        scheduler.destroy();
    }
}
