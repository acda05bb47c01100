package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Who has which conversation before their eyes, in any of their tabs on any node: sorted set {@code parley:looking:<employee>} of
 * "conversation tab" by the time until which that counts without another sign.
 */
@Component
public final class Looking {
    private static final String KEY = "parley:looking:";
    /** Browsers say it again every twenty seconds. */
    private static final Duration COUNTS = Duration.ofSeconds(45);

    private final StringRedisTemplate redis;
    private final Clock clock;

    Looking(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    void tell(EmployeeId employee, ConversationId conversation, String tab, boolean state) {
        String key = KEY + employee;
        String member = conversation + " " + tab;
        if (!state) {
            redis.opsForZSet().remove(key, member);
            return;
        }
        redis.opsForZSet().add(key, member, clock.millis() + (double) COUNTS.toMillis());
        redis.opsForZSet().removeRangeByScore(key, 0, clock.millis());
        redis.expire(key, COUNTS.multipliedBy(2));
    }

    /** Those of the employees who look at a conversation now. */
    public Set<EmployeeId> at(ConversationId conversation, Collection<EmployeeId> employees) {
        var found = new HashSet<EmployeeId>();
        String begin = conversation + " ";
        for (var employee : employees) {
            var seen = redis.opsForZSet().rangeByScore(KEY + employee, clock.millis(), Double.POSITIVE_INFINITY);
            if (seen != null && seen.stream().anyMatch(member -> member.startsWith(begin))) {
                found.add(employee);
            }
        }
        return found;
    }
}
