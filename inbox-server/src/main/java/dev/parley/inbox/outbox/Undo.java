package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.DraftView;
import dev.parley.inbox.conversation.Drafts;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Handling;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an answer back before anybody can have it: its words become the writer's draft again, and the customer waits as before.
 *
 * <p>The message keeps its number and is shown to employees as undone. Whoever changes the outbox row first wins: the dispatcher,
 * then it is too late, or the undo, then it is never sent.
 */
@Component
class Undo {
    private static final DraftView NOTHING = new DraftView("", "", null, null, 0, null, List.of(), null);

    private final Conversations conversations;
    private final Timeline timeline;
    private final DeliveryRows rows;
    private final DeliveryNews news;
    private final Drafts drafts;
    private final Handling handling;

    Undo(
            Conversations conversations,
            Timeline timeline,
            DeliveryRows rows,
            DeliveryNews news,
            Drafts drafts,
            Handling handling) {
        this.conversations = conversations;
        this.timeline = timeline;
        this.rows = rows;
        this.news = news;
        this.drafts = drafts;
        this.handling = handling;
    }

    /**
     * What an undo leaves behind.
     *
     * @param reopened whether the conversation was closed and waits in its queue now
     */
    record Undone(ConversationId conversation, DraftView draft, boolean reopened) {}

    /** Undoes the employee's own answer; repeating it is harmless. 409 {@code too-late} when it may be on its way. */
    @Transactional
    public Undone undo(MessageId message, EmployeeId employee) {
        var stored = rows.find(message).orElseThrow(() -> Problem.notFound("message"));
        conversations.get(stored.conversation(), employee);
        if (!employee.equals(stored.writer())) {
            throw Problem.forbidden("Only its writer can take an answer back.");
        }
        var place = timeline.lock(stored.conversation()).orElseThrow(() -> Problem.notFound("conversation"));
        if (!rows.cancel(message)) {
            return again(message, place.id(), employee);
        }
        if (stored.forward()) {
            news.tell(message);
            return new Undone(place.id(), drafts.find(place.id(), employee).orElse(NOTHING), false);
        }
        rows.forgetThreadKey(message);
        boolean waits = !rows.passWaitingOn(message);
        rows.restoreConversation(message, waits);
        var view = conversations.findMessage(message).orElseThrow();
        var draft = drafts.giveBack(view, place.id(), employee);
        news.tell(message);
        boolean reopened = waits && place.status() == ConversationStatus.CLOSED;
        if (reopened) {
            handling.reopen(employee, place.id());
        }
        return new Undone(place.id(), draft, reopened);
    }

    private Undone again(MessageId message, ConversationId conversation, EmployeeId employee) {
        var now = rows.find(message).orElseThrow();
        var draft = drafts.find(conversation, employee);
        if (now.is("CANCELLED") && (draft.isPresent() || now.forward())) {
            return new Undone(conversation, draft.orElse(NOTHING), false);
        }
        throw new Problem(HttpStatus.CONFLICT, "too-late", "It is too late: the answer is on its way or was sent.");
    }
}
