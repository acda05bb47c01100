package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** {@code remove.lua}: forgets conversations that PostgreSQL no longer has, and tells it. */
@Component
final class RemoveScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("remove.lua");
    private static final int MOST_AT_ONCE = 500;
    private final QueueScripts scripts;

    RemoveScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    void run(Collection<ConversationId> conversations) {
        var ids = conversations.stream().map(ConversationId::toString).toList();
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            scripts.run(SCRIPT, ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE)));
        }
    }
}
