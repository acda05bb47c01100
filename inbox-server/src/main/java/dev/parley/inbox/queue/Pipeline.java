package dev.parley.inbox.queue;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Sends many commands in one round trip. */
final class Pipeline {
    private Pipeline() {}

    // The template wants null from its callback, and marks that nowhere.
    @SuppressWarnings("NullAway")
    static List<Object> run(StringRedisTemplate redis, Consumer<RedisConnection> commands) {
        return redis.executePipelined((org.springframework.data.redis.core.RedisCallback<Object>) connection -> {
            commands.accept(connection);
            return null;
        });
    }
}
