package dev.parley.inbox.queue;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * What a rebuild does in Redis: {@code look.lua}, emptying, {@code load.lua}, {@code open.lua}.
 *
 * <p>While it runs there is no epoch, so that no other script changes anything. The event stream and the token counter stay.
 */
@Component
final class RebuildScripts {
    private static final RedisScript<List<String>> LOOK = QueueScripts.load("look.lua");
    private static final RedisScript<List<String>> LOAD = QueueScripts.load("load.lua");
    private static final RedisScript<List<String>> OPEN = QueueScripts.load("open.lua");
    private static final int BATCH = 1000;

    private final QueueScripts scripts;
    private final StringRedisTemplate redis;

    RebuildScripts(QueueScripts scripts, StringRedisTemplate redis) {
        this.scripts = scripts;
        this.redis = redis;
    }

    /**
     * Which life of Redis there is.
     *
     * @param epoch empty when it was lost
     * @param run names the process
     * @param newestEvent id of the newest event
     * @param token how far the tokens are
     */
    record Life(String epoch, String run, String newestEvent, long token) {}

    Life look() {
        var answer = scripts.runFor("", LOOK, List.of());
        return new Life(answer.get(0), answer.get(1), answer.get(2), Long.parseLong(answer.get(3)));
    }

    void empty() {
        redis.delete(QueueKeys.EPOCH);
        var options = ScanOptions.scanOptions()
                .match(QueueKeys.PREFIX + "*")
                .count(BATCH)
                .build();
        try (var keys = redis.scan(options)) {
            var batch = new ArrayList<String>(BATCH);
            while (keys.hasNext()) {
                batch.add(keys.next());
                if (batch.size() == BATCH) {
                    unlink(batch);
                }
            }
            unlink(batch);
        }
    }

    private void unlink(List<String> keys) {
        keys.removeIf(key -> !QueueKeys.isFilledByRebuild(key));
        if (!keys.isEmpty()) {
            redis.unlink(keys);
        }
        keys.clear();
    }

    void load(List<Standing> standings) {
        var arguments = new ArrayList<String>(standings.size() * 9);
        standings.forEach(standing -> arguments.addAll(standing.arguments()));
        scripts.runFor("", LOAD, arguments);
    }

    void open(String epoch, long leastToken, long leastEventMillis) {
        scripts.runFor(epoch, OPEN, List.of(Long.toString(leastToken), Long.toString(leastEventMillis)));
    }
}
