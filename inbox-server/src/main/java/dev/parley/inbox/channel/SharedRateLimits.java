package dev.parley.inbox.channel;

import dev.parley.channel.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Counts the calls of all nodes in Redis, hash {@code parley:limit:<credential>:<bucket>} (see {@code take-call.lua}).
 *
 * <p>While Redis is away nobody counts, and nothing is sent for a second: intake and queue wait for it as well.
 */
@Component
final class SharedRateLimits implements RateLimits {
    private static final Logger log = LoggerFactory.getLogger(SharedRateLimits.class);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final RedisScript<Long> TAKE =
            RedisScript.of(new ClassPathResource("take-call.lua", SharedRateLimits.class), Long.class);
    private static final RedisScript<Long> CLOSE =
            RedisScript.of(new ClassPathResource("close-calls.lua", SharedRateLimits.class), Long.class);

    private final StringRedisTemplate redis;
    private final Clock clock;

    SharedRateLimits(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Duration take(Budget budget) {
        try {
            Long wait = redis.execute(
                    TAKE,
                    keys(budget),
                    String.valueOf(budget.calls()),
                    String.valueOf(budget.per().toMillis()));
            return Duration.ofMillis(wait);
        } catch (DataAccessException e) {
            log.debug("Calls cannot be counted", e);
            return AWAY;
        }
    }

    @Override
    public void close(Budget budget, Instant until) {
        long millis = Duration.between(clock.instant(), until).toMillis();
        if (millis <= 0) {
            return;
        }
        try {
            redis.execute(CLOSE, keys(budget), String.valueOf(millis));
        } catch (DataAccessException e) {
            log.warn("Redis cannot be told that {} takes nothing for {} ms", budget.bucket(), millis);
        }
    }

    private static List<String> keys(Budget budget) {
        return List.of("parley:limit:" + budget.credential() + ":" + budget.bucket());
    }
}
