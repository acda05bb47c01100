package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says how urgent a conversation is, which moves it within its queue. Whoever may read it may do so, whoever holds it. */
@Component
public class Prioritising {
    private final FenceRows fence;
    private final Change change;
    private final Deeds deeds;

    Prioritising(FenceRows fence, Change change, Deeds deeds) {
        this.fence = fence;
        this.change = change;
        this.deeds = deeds;
    }

    /** Gives it this priority. Nothing happens when it has it already. */
    public void set(EmployeeId employee, ConversationId id, Priority priority) {
        var sight = deeds.see(employee, id);
        if (sight.priority() == priority) {
            return;
        }
        change.run(
                id,
                false,
                note -> fence.prioritise(id, priority),
                Deeds.telling(
                        EventType.PRIORITY_CHANGED,
                        sight,
                        employee,
                        Map.of("was", sight.priority().name(), "priority", priority.name())));
    }
}
