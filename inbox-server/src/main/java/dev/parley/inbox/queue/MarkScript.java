package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * {@code mark.lua}: notes, before PostgreSQL is changed, that a conversation is about to change; gives out a new token on wish.
 *
 * <p>Should this node die before the change is settled, another finds the note and settles it by what PostgreSQL says.
 */
@Component
final class MarkScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("mark.lua");
    private final QueueScripts scripts;

    MarkScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * A note.
     *
     * @param mark names it: when it was made, microseconds of Redis' clock
     * @param token a new token, or 0 when none was wanted
     */
    record Note(String mark, long token) {}

    Note run(ConversationId conversation, boolean withToken) {
        var answer = scripts.run(SCRIPT, List.of(conversation.toString(), withToken ? "1" : "0"));
        return new Note(answer.get(1), Long.parseLong(answer.get(2)));
    }
}
