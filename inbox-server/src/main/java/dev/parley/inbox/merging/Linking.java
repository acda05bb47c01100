package dev.parley.inbox.merging;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.QueueChange;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links conversations that have to do with one another; whoever may read both may. */
@Component
class Linking {
    private final Conversations conversations;
    private final LinkRows rows;
    private final QueueChange queue;

    Linking(Conversations conversations, LinkRows rows, QueueChange queue) {
        this.conversations = conversations;
        this.rows = rows;
        this.queue = queue;
    }

    @Transactional
    public void link(EmployeeId by, ConversationId one, ConversationId other) {
        var first = conversations.get(one, by);
        var second = conversations.get(other, by);
        if (one.equals(other)) {
            throw Problem.invalid("Choose another conversation to link this one to.");
        }
        if (rows.insert(one, other)) {
            tell(EventType.LINKED, by, first, second);
        }
    }

    @Transactional
    public void unlink(EmployeeId by, ConversationId one, ConversationId other) {
        var first = conversations.get(one, by);
        var second = conversations.get(other, by);
        if (rows.delete(one, other)) {
            tell(EventType.UNLINKED, by, first, second);
        }
    }

    private void tell(EventType type, EmployeeId by, ConversationSummary first, ConversationSummary second) {
        boolean inOrder = first.id().value().compareTo(second.id().value()) < 0;
        raise(type, by, inOrder ? first : second, inOrder ? second : first);
        raise(type, by, inOrder ? second : first, inOrder ? first : second);
    }

    private void raise(EventType type, EmployeeId by, ConversationSummary one, ConversationSummary other) {
        queue.run(one.id(), type, by, Map.of("number", Long.toString(other.number())), () -> rows.raise(one.id()));
    }
}
