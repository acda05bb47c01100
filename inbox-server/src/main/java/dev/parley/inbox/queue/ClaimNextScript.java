package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** {@code claim-next.lua}: gives the caller the first in a team's queue that their skills suffice for, under a new token,
 * while they have room. */
@Component
final class ClaimNextScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("claim-next.lua");
    private final QueueScripts scripts;

    ClaimNextScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    Decision run(TeamId team, EmployeeId employee) {
        return Decision.of(scripts.run(SCRIPT, List.of(team.toString(), employee.toString())));
    }
}
