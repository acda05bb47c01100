package dev.parley.inbox.queue;

import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** {@code relabel.lua}: tells Redis a conversation's tags, by which it may want a skill. */
@Component
final class RelabelScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("relabel.lua");
    private final QueueScripts scripts;

    RelabelScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    void run(Standing standing) {
        scripts.run(SCRIPT, List.of(standing.id().toString(), standing.labels()));
    }
}
