package dev.parley.inbox.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Counts tries in Redis, each in one step: a try is counted as failed before the password is looked at, so that a thousand
 * tries at the same moment are a thousand failures.
 *
 * <p>Hash {@code parley:{sign-in}:<what>}: {@code failures}, and {@code until} (epoch ms before which the next try is
 * refused). It goes away by itself once nobody failed for a while.
 */
@Component
final class TryScripts {
    /** One thing tries are counted by, and how many failures are free. */
    record Counter(String what, int free) {
        String key() {
            return "parley:{sign-in}:" + what;
        }
    }

    private static final long FIRST_WAIT = Duration.ofSeconds(5).toMillis();
    private static final long LONGEST_WAIT = Duration.ofMinutes(15).toMillis();

    private static final RedisScript<Long> BEGIN =
            RedisScript.of(new ClassPathResource("begin-try.lua", TryScripts.class), Long.class);
    private static final RedisScript<Long> SUCCEEDED =
            RedisScript.of(new ClassPathResource("try-succeeded.lua", TryScripts.class), Long.class);

    private final StringRedisTemplate redis;

    TryScripts(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Counts a try as failed and returns zero; or counts nothing and returns how long to wait. */
    Duration begin(List<Counter> counters, long now, Duration forget) {
        var arguments = new ArrayList<String>();
        arguments.add(String.valueOf(now));
        arguments.add(String.valueOf(forget.toMillis()));
        arguments.add(String.valueOf(FIRST_WAIT));
        arguments.add(String.valueOf(LONGEST_WAIT));
        counters.forEach(counter -> arguments.add(String.valueOf(counter.free())));
        Long wait = redis.execute(BEGIN, keys(counters), arguments.toArray());
        return Duration.ofMillis(wait);
    }

    /** The try was good after all. */
    void succeeded(List<Counter> counters) {
        redis.execute(SUCCEEDED, keys(counters));
    }

    private static List<String> keys(List<Counter> counters) {
        return counters.stream().map(Counter::key).toList();
    }
}
