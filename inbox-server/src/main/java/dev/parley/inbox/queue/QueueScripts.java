package dev.parley.inbox.queue;

import dev.parley.inbox.event.EventStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Runs the queue's scripts against the life of Redis that PostgreSQL knows.
 *
 * <p>Each script gets the epoch first and changes nothing when Redis holds another one. Then the rebuild is called, the caller
 * waits for it a moment, and the script runs once more.
 */
@Component
final class QueueScripts {
    private static final String REBUILD = "REBUILD";
    private final StringRedisTemplate redis;
    private final Epochs epochs;

    QueueScripts(StringRedisTemplate redis, Epochs epochs) {
        this.redis = redis;
        this.epochs = epochs;
    }

    /** Loads a script of this package, with what all of them share in front. */
    static RedisScript<List<String>> load(String name) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Class<List<String>> type = (Class) List.class;
        String kept = "local KEPT = " + EventStream.KEPT + "\n";
        return new DefaultRedisScript<>(kept + read("prelude.lua") + read(name), type);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name, QueueScripts.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script for the current epoch; 503 when the queue is being rebuilt for longer than the wait. */
    List<String> run(RedisScript<List<String>> script, List<String> arguments) {
        String epoch = epochs.current();
        var answer = runFor(epoch, script, arguments);
        if (!answer.getFirst().equals(REBUILD)) {
            return answer;
        }
        epochs.lost(epoch);
        answer = runFor(epochs.current(), script, arguments);
        if (answer.getFirst().equals(REBUILD)) {
            throw Epochs.rebuilding();
        }
        return answer;
    }

    /** Runs a script that knows no epoch, or that brings its own. */
    List<String> runFor(String epoch, RedisScript<List<String>> script, List<String> arguments) {
        var values = new Object[arguments.size() + 1];
        values[0] = epoch;
        for (int i = 0; i < arguments.size(); i++) {
            values[i + 1] = arguments.get(i);
        }
        return redis.execute(script, List.of(QueueKeys.EPOCH), values);
    }
}
