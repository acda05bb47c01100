package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * {@code claim.lua}: decides who gets a conversation, under a new token.
 *
 * <p>QUEUED becomes HELD and is noted as pending until PostgreSQL has it. A repeat by the holder answers the same token.
 */
@Component
final class ClaimScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("claim.lua");
    private final QueueScripts scripts;

    ClaimScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    Decision run(ConversationId conversation, EmployeeId employee) {
        return run(conversation, employee, false);
    }

    /** {@code ifRoom}: only while the employee holds fewer than they may be given. */
    Decision run(ConversationId conversation, EmployeeId employee, boolean ifRoom) {
        return Decision.of(
                scripts.run(SCRIPT, List.of(conversation.toString(), employee.toString(), ifRoom ? "1" : "0")));
    }
}
