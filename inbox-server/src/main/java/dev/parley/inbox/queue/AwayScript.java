package dev.parley.inbox.queue;

import dev.parley.inbox.employee.EmployeeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * {@code away.lua}: lists who holds something and was not seen for a while, to one node at a time.
 *
 * <p>Its cost grows with those who are away, not with those who are there.
 */
@Component
final class AwayScript {
    private static final RedisScript<List<String>> SCRIPT = QueueScripts.load("away.lua");
    private final QueueScripts scripts;

    AwayScript(QueueScripts scripts) {
        this.scripts = scripts;
    }

    record Away(EmployeeId employee, Duration since) {}

    List<Away> run(String node, Duration least) {
        var answer = scripts.run(SCRIPT, List.of(node, Long.toString(least.toMillis())));
        var away = new ArrayList<Away>();
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            away.add(new Away(EmployeeId.of(answer.get(i)), Duration.ofMillis(Long.parseLong(answer.get(i + 1)))));
        }
        return away;
    }
}
