package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * {@code push.lua}: gives a team's waiting conversations to members who are there, available and have room, in one step.
 *
 * <p>What nobody can take, for want of a skill or because they passed it on, does not keep what comes after it. The mark is noted
 * as for a claim until PostgreSQL has it.
 */
@Component
final class PushScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("push.lua");
    private static final int FIELDS = 5;
    private final QueueScripts scripts;

    PushScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * A conversation that Redis gave to somebody.
     *
     * @param most how many they may hold
     */
    record Given(ConversationId id, EmployeeId employee, long token, String mark, int most) {}

    List<Given> run(TeamId team, Duration presence, int limit) {
        var answer = scripts.run(
                SCRIPT, List.of(team.toString(), Long.toString(presence.toMillis()), Integer.toString(limit)));
        var given = new ArrayList<Given>();
        for (int i = 1; i + FIELDS <= answer.size(); i += FIELDS) {
            given.add(new Given(
                    ConversationId.of(answer.get(i)),
                    EmployeeId.of(answer.get(i + 1)),
                    Long.parseLong(answer.get(i + 2)),
                    answer.get(i + 3),
                    Integer.parseInt(answer.get(i + 4))));
        }
        return given;
    }
}
