package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** {@code due.lua}: lists the changes that nobody settled in time. */
@Component
final class DueScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("due.lua");
    private final QueueScripts scripts;

    DueScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    record Due(ConversationId id, String mark) {}

    List<Due> run(Duration age, int limit) {
        var answer = scripts.run(SCRIPT, List.of(Long.toString(age.toMillis()), Integer.toString(limit)));
        var due = new ArrayList<Due>();
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            due.add(new Due(ConversationId.of(answer.get(i)), answer.get(i + 1)));
        }
        return due;
    }
}
