package dev.parley.inbox.intake;

import dev.parley.inbox.channel.InboundStream;
import java.util.List;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Takes what is stored and queued out of the stream, and so out of Redis's memory. */
@Component
final class Acknowledging {
    private static final byte[] KEY = InboundStream.KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private final StringRedisTemplate redis;

    Acknowledging(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @SuppressWarnings("NullAway") // a pipelined callback has to return null
    Stored acknowledge(Stored stored) {
        List<String> ids = stored.batch().entries().stream()
                .filter(InboundEntry::streamed)
                .map(InboundEntry::id)
                .toList();
        if (!ids.isEmpty()) {
            redis.executePipelined((RedisCallback<Object>) connection -> {
                String[] all = ids.toArray(String[]::new);
                connection.streamCommands().xAck(KEY, InboundStream.GROUP, all);
                connection.streamCommands().xDel(KEY, all);
                return null;
            });
        }
        return stored;
    }
}
