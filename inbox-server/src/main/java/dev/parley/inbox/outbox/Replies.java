package dev.parley.inbox.outbox;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.DraftRecipients;
import dev.parley.inbox.conversation.Drafts;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.outbox.ReplyRequest.Address;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Handling;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an employee's answer: in one transaction, under the conversation's lock, it is checked and stored together with its
 * outbox row. Nobody sends anything here.
 *
 * <p>An inbound message of the same moment was stored either before, then the answer is refused with it, or after.
 */
@Component
public class Replies {
    private final Timeline timeline;
    private final ReplyChecks checks;
    private final ReplyWriter writer;
    private final ReplyRows rows;
    private final Drafts drafts;
    private final Handling handling;

    Replies(
            Timeline timeline,
            ReplyChecks checks,
            ReplyWriter writer,
            ReplyRows rows,
            Drafts drafts,
            Handling handling) {
        this.timeline = timeline;
        this.checks = checks;
        this.writer = writer;
        this.rows = rows;
        this.drafts = drafts;
        this.handling = handling;
    }

    /**
     * Words that a colleague approved.
     *
     * @param recipients null for those whom an answer goes to as a rule
     * @param visibility who it was approved for; null where nobody said so
     * @param seenSeq the newest message that the colleague has seen
     */
    public record Approved(
            String text,
            String html,
            @Nullable DraftRecipients recipients,
            @Nullable Visibility visibility,
            List<UUID> files,
            int seenSeq) {
        /** Keeps a copy. */
        public Approved {
            files = List.copyOf(files);
        }
    }

    /** Refuses to approve what others than the customer could read unless somebody says that they mean it: 422 {@code public}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireMeant(ConversationId id, @Nullable Visibility visibility) {
        var place = timeline.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        checks.requireMeant(place, visibility);
    }

    /** Stores the answer of {@code writer}, who has to be the one who may answer now, and returns its id. */
    @Transactional
    public MessageId replyFor(ConversationId id, EmployeeId writer, ClientKey key, Approved approved) {
        var place = timeline.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        var recipients = approved.recipients() == null ? checks.usual(place) : approved.recipients();
        var request = new ReplyRequest(
                rows.getToken(id),
                approved.seenSeq(),
                approved.text(),
                approved.html(),
                Address.of(recipients.to()),
                Address.of(recipients.cc()),
                Address.of(recipients.bcc()),
                approved.files(),
                false,
                true,
                null,
                null,
                approved.visibility(),
                null,
                recipients.from(),
                null);
        return reply(id, writer, key, request);
    }

    /** Stores the answer and returns its id; a repeat of the same request returns the same one and changes nothing. */
    @Transactional
    public MessageId reply(ConversationId id, EmployeeId employee, ClientKey key, ReplyRequest asked) {
        var place = timeline.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        byte[] hash = asked.hash();
        var request = checks.addressed(place, asked);
        var repeat = checks.findRepeat(place, employee, key, hash);
        if (repeat.isPresent()) {
            return repeat.get();
        }
        checks.require(place, employee, request);
        Long over = request.draftRevision();
        if (over != null) {
            drafts.requireOwn(id, employee, over);
        }
        var written = writer.write(place, employee, key, request);
        int seq = timeline.add(place, written);
        drafts.turnInto(written.id(), id, employee, request.files());
        writer.requireFit(place, written);
        rows.insertThreadKey(place, written);
        var sendAt = checks.requireSoon(request.sendAt());
        rows.insert(place, new ReplyRows.Waiting(written.id(), seq, hash, place.waitingSince(), sendAt, false));
        if (request.closes()) {
            handling.close(employee, id, request.token());
        }
        return written.id();
    }
}
