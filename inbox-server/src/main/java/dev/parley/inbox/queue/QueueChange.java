package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets Redis follow a change of a conversation's row that another module made, and tells it, once the transaction commits. */
@Component
public class QueueChange {
    private final Change change;
    private final StandingRows standings;

    QueueChange(Change change, StandingRows standings) {
        this.change = change;
        this.standings = standings;
    }

    /** Runs {@code update}, which raises the version of the row, and settles the conversation as the row stands then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(
            ConversationId id, EventType type, @Nullable EmployeeId by, Map<String, String> data, Runnable update) {
        change.run(
                id,
                false,
                note -> {
                    update.run();
                    return standings.find(id);
                },
                standing -> new SettleScript.Telling(type, null, by == null ? null : by.value(), data));
    }
}
