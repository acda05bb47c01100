package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.DeliveryReported;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.StatusReported;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people, and the mail servers of customers, say about an answer that has left the undo window. */
@Component
class Deliveries {
    private static final int MAX_DIAGNOSIS = 500;

    private final Conversations conversations;
    private final DeliveryRows rows;
    private final OutboxRows outbox;
    private final ReceiptRows receipts;
    private final DeliveryNews news;
    private final Dispatcher dispatcher;

    Deliveries(
            Conversations conversations,
            DeliveryRows rows,
            OutboxRows outbox,
            ReceiptRows receipts,
            DeliveryNews news,
            Dispatcher dispatcher) {
        this.conversations = conversations;
        this.rows = rows;
        this.outbox = outbox;
        this.receipts = receipts;
        this.news = news;
        this.dispatcher = dispatcher;
    }

    /** The answer, where the employee may read its conversation; a problem otherwise. */
    DeliveryRows.Stored get(MessageId message, EmployeeId employee) {
        var stored = rows.find(message).orElseThrow(() -> Problem.notFound("message"));
        conversations.get(stored.conversation(), employee);
        return stored;
    }

    /** Tries a failed answer again, or one that waits for its next try, now. */
    void retry(MessageId message, EmployeeId employee) {
        var stored = get(message, employee);
        if (!news.change(message, () -> outbox.restart(message))) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "not-failed",
                    "Only an answer that failed can be sent again; this one is being sent, was sent, or needs your decision.");
        }
        dispatcher.wake();
    }

    /** Takes a person's word for an answer that may have been sent. */
    void resolve(MessageId message, EmployeeId employee, boolean sent) {
        var stored = get(message, employee);
        if (!news.change(message, () -> rows.resolve(message, sent))) {
            throw new Problem(
                    HttpStatus.CONFLICT, "not-unknown", "What became of this answer is known already. Reload it.");
        }
        dispatcher.wake();
    }

    /** Shows an answer that came back as failed; in the transaction that stores the report. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DeliveryReported report) {
        if (report.permanent() && rows.bounce(report.message(), words(report))) {
            news.tell(report.message());
        }
    }

    /** Shows how far an answer came on the customer's side; in the transaction that takes note of it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StatusReported report) {
        var message = report.message();
        if (message == null) {
            receipts.upTo(report).forEach(news::tell);
            return;
        }
        boolean changed = switch (report.stage()) {
            case SENT -> outbox.confirm(message);
            case DELIVERED -> receipts.delivered(message, report.at());
            case READ -> receipts.read(message, report.at());
            case FAILED -> rows.bounce(message, shorten(report.reason(), "The provider could not deliver it."));
        };
        if (changed) {
            news.tell(message);
        }
    }

    private static String words(DeliveryReported report) {
        return shorten(report.recipient() + " " + report.diagnosis(), "It came back as undeliverable.");
    }

    private static String shorten(String said, String otherwise) {
        String words = said.strip().replace('\0', ' ');
        String known = words.isEmpty() ? otherwise : words;
        return known.length() <= MAX_DIAGNOSIS ? known : known.substring(0, MAX_DIAGNOSIS - 1) + "…";
    }
}
