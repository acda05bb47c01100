package dev.parley.inbox.queue;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code enqueue.lua}: puts conversations into their teams' queues and tells it, in one step and one round trip.
 *
 * <p>Arguments: nine per conversation. Idempotent by version: an older or equal one changes nothing and is told once. A held
 * conversation stays held. Result: how many changed.
 */
@Component
final class EnqueueScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("enqueue.lua");
    /** Keeps one step of Redis below a few milliseconds, and Lua's argument list far from its limit. */
    private static final int MOST_AT_ONCE = 500;

    private final QueueScripts scripts;
    private final JsonMapper json;

    EnqueueScript(QueueScripts scripts, JsonMapper json) {
        this.scripts = scripts;
        this.json = json;
    }

    int run(List<QueueEntry> entries) {
        int changed = 0;
        for (int from = 0; from < entries.size(); from += MOST_AT_ONCE) {
            var part = entries.subList(from, Math.min(entries.size(), from + MOST_AT_ONCE));
            changed += Integer.parseInt(scripts.run(SCRIPT, arguments(part)).get(1));
        }
        return changed;
    }

    private List<String> arguments(List<QueueEntry> entries) {
        var arguments = new ArrayList<String>(entries.size() * 9);
        for (var entry : entries) {
            arguments.add(entry.id().toString());
            arguments.add(entry.state().name());
            arguments.add(entry.team().toString());
            arguments.add(Long.toString(entry.version()));
            arguments.add(Long.toString(entry.place()));
            var since = entry.waitingSince();
            arguments.add(since == null ? "" : Long.toString(since.toEpochMilli()));
            arguments.add(entry.labels());
            arguments.add(entry.cause().name());
            arguments.add(json.writeValueAsString(entry.data()));
        }
        return arguments;
    }
}
