package dev.parley.inbox.outbox;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.conversation.MessageView.DeliveryState;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes messages of a conversation on to somebody outside. The customer sees nothing of it: it has a Message-ID of its own, names
 * none of the customer's, and answers to it open a conversation of their own. Whoever may read a conversation may forward it.
 */
@Component
class Forwards {
    private static final int MOST = 200;

    private final Timeline timeline;
    private final Conversations conversations;
    private final ReplyChecks checks;
    private final ReplyWriter writer;
    private final ReplyRows rows;
    private final Companies companies;

    Forwards(
            Timeline timeline,
            Conversations conversations,
            ReplyChecks checks,
            ReplyWriter writer,
            ReplyRows rows,
            Companies companies) {
        this.timeline = timeline;
        this.conversations = conversations;
        this.checks = checks;
        this.writer = writer;
        this.rows = rows;
        this.companies = companies;
    }

    /** Stores what is passed on and returns its id; a repeat of the same request returns the same one. */
    @Transactional
    public MessageId forward(ConversationId id, EmployeeId employee, ClientKey key, ForwardRequest request) {
        var place = timeline.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        byte[] hash = request.asReply().hash();
        var repeat = checks.findRepeat(place, employee, key, hash);
        if (repeat.isPresent()) {
            return repeat.get();
        }
        var messages = conversations.messagesBefore(id, Integer.MAX_VALUE, MOST).stream()
                .filter(message -> isSaid(message) && request.concerns(message.id()))
                .toList();
        if (messages.isEmpty()) {
            throw Problem.invalid("There is nothing to forward. Choose a message of this conversation.");
        }
        var company = companies.get();
        var words = ForwardedWords.of(request, messages, company.language(), company.timeZone());
        var written = writer.forward(place, employee, key, request, words);
        int seq = timeline.add(place, written, Timeline.Kind.ASIDE);
        rows.leaveThread(written.id());
        if (request.takesFiles()) {
            rows.copyFiles(written.id(), messages.stream().map(MessageView::id).toList());
        }
        writer.requireFit(place, written);
        rows.insert(place, new ReplyRows.Waiting(written.id(), seq, hash, null, null, true));
        return written.id();
    }

    private static boolean isSaid(MessageView message) {
        var delivery = message.delivery();
        return message.direction() != Direction.NOTE
                && !message.forward()
                && (delivery == null || delivery.state() != DeliveryState.CANCELLED);
    }
}
