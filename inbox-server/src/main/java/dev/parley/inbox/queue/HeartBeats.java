package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Who is there. Heart-beats keep {@code parley:presence:<employee>} alive for a while, and note in {@code parley:{q}:seen} when it
 * was, for those whose claims may have to be taken back.
 */
@Component
public final class HeartBeats {
    private static final String KEY = "parley:presence:";
    private final StringRedisTemplate redis;
    private final QueueSettings settings;
    private final Clock clock;

    HeartBeats(StringRedisTemplate redis, QueueSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes a sign of life of each, in one round trip. */
    public void seen(Collection<EmployeeId> employees) {
        if (employees.isEmpty()) {
            return;
        }
        var now = (double) clock.millis();
        Pipeline.run(redis, connection -> {
            for (var employee : employees) {
                connection
                        .stringCommands()
                        .setEx(bytes(KEY + employee), settings.presence().toSeconds(), bytes("1"));
                connection.zSetCommands().zAdd(bytes(QueueKeys.SEEN), now, bytes(employee.toString()));
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the employee was seen lately. */
    public boolean isPresent(EmployeeId employee) {
        return redis.hasKey(KEY + employee);
    }
}
