package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What every change of a conversation by an employee begins and ends with. */
@Component
final class Deeds {
    private final AccessRows access;

    Deeds(AccessRows access) {
        this.access = access;
    }

    /** The conversation as the employee may see it, or a problem. */
    AccessRows.Sight see(EmployeeId employee, ConversationId id) {
        return access.find(id, employee).orElseThrow(() -> Problem.notFound("conversation"));
    }

    /** Says why PostgreSQL's condition did not hold. */
    void require(EmployeeId employee, ConversationId id, Optional<Standing> changed) {
        if (changed.isEmpty()) {
            var now = access.find(id, employee);
            if (now.filter(AccessRows.Sight::spam).isPresent()) {
                throw Refusals.spam();
            }
            boolean closed = now.filter(sight -> !sight.open()).isPresent();
            throw closed ? Refusals.closed() : Refusals.notHolder();
        }
    }

    static Function<Standing, SettleScript.Telling> telling(
            EventType type, AccessRows.Sight before, EmployeeId employee, Map<String, String> facts) {
        var data = new HashMap<>(facts);
        UUID holder = before.holderId();
        if (holder != null) {
            data.put("from", holder.toString());
        }
        return after -> new SettleScript.Telling(
                type, after.team().equals(before.team()) ? null : before.teamId(), employee.value(), data);
    }
}
