package dev.parley.inbox.drafting;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.DraftChanged;
import dev.parley.inbox.conversation.DraftDeeds;
import dev.parley.inbox.conversation.DraftView;
import dev.parley.inbox.conversation.Drafts;
import dev.parley.inbox.conversation.MessageView.AttachmentView;
import dev.parley.inbox.conversation.SharedDrafts;
import dev.parley.inbox.drafting.ReviewRows.Content;
import dev.parley.inbox.drafting.ReviewRows.Verdict;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.outbox.Replies;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks colleagues to look over a draft, and keeps what they decide: about exactly the words that they saw. */
@Component
class Reviews {
    private static final int MAX_WORDS = 10_000;
    private static final int MOST = 50;

    private final Drafts drafts;
    private final DraftDeeds deeds;
    private final Conversations conversations;
    private final ReviewRows rows;
    private final Replies replies;
    private final Clock clock;

    Reviews(
            Drafts drafts,
            DraftDeeds deeds,
            Conversations conversations,
            ReviewRows rows,
            Replies replies,
            Clock clock) {
        this.drafts = drafts;
        this.deeds = deeds;
        this.conversations = conversations;
        this.rows = rows;
        this.replies = replies;
        this.clock = clock;
    }

    /** Asks these colleagues, or everybody in the team where there are none named. */
    @Transactional
    public void ask(ConversationSummary summary, EmployeeId writer, Collection<EmployeeId> named, String words) {
        var id = summary.id();
        deeds.lock(id);
        var draft = drafts.find(id, writer).filter(Reviews::saysSomething).orElseThrow(Reviews::nothing);
        if (draft.revision() == 0) {
            throw nothing();
        }
        boolean anyone = named.isEmpty();
        var reviewers = anyone ? rows.colleagues(summary.teamId(), writer) : readers(summary, writer, named);
        if (reviewers.isEmpty()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "no-reviewer",
                    "There is nobody to ask. Choose a colleague who may read this conversation.");
        }
        rows.ask(id, writer, reviewers, anyone, checked(words), clock.instant());
        var facts = new HashMap<String, String>();
        facts.put("notify", "REVIEW");
        facts.put("notifyTo", reviewers.stream().map(EmployeeId::toString).collect(Collectors.joining(",")));
        if (reviewers.size() == 1 && !anyone) {
            facts.put("to", reviewers.getFirst().toString());
        }
        deeds.tell(EventType.REVIEW_ASKED, id, writer, facts);
    }

    private List<EmployeeId> readers(ConversationSummary summary, EmployeeId writer, Collection<EmployeeId> named) {
        var active = rows.active(named);
        var readers = active.stream()
                .filter(one -> !one.equals(writer) && conversations.mayRead(summary, one))
                .toList();
        if (named.size() > MOST || readers.size() != named.stream().distinct().count()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "no-reviewer",
                    "Only colleagues who may read this conversation can look over its draft. Mention them in a note first.");
        }
        return readers;
    }

    private static boolean saysSomething(DraftView draft) {
        return !draft.text().isBlank() || !draft.attachments().isEmpty();
    }

    private static Problem nothing() {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "empty", "Write something before you ask somebody to look over it.");
    }

    private static String checked(String words) {
        String clean = words.replace("\u0000", "").strip();
        if (clean.length() > MAX_WORDS) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-long", "Say it in at most " + MAX_WORDS + " characters.");
        }
        return clean;
    }

    /** Asks no more; an approval is gone with it. */
    @Transactional
    public void withdraw(ConversationId id, EmployeeId writer) {
        deeds.lock(id);
        if (rows.delete(id, writer)) {
            deeds.tell(EventType.REVIEW_WITHDRAWN, id, writer, Map.of());
        }
    }

    /**
     * What a reviewer decides.
     *
     * @param revision of the draft that they saw
     * @param visibility who shall read it, as the reviewer understood it; counts where its writer did not choose
     * @param send whether to send it at once in the writer's name
     * @param seenSeq the newest message that they saw
     */
    record Decision(
            boolean approve,
            String words,
            long revision,
            @Nullable Visibility visibility,
            boolean send,
            int seenSeq) {}

    /** Settles a review; 409 {@code draft-changed} when the words are no longer those that the reviewer saw. */
    @Transactional
    public void settle(ConversationId id, EmployeeId writer, EmployeeId reviewer, Decision decision) {
        deeds.lock(id);
        var review = rows.find(id, writer).orElseThrow(Reviews::over);
        if (!review.asks(reviewer)) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-reviewer", "Somebody else is asked to look over this draft.");
        }
        if (review.state() != ReviewState.ASKED) {
            throw over();
        }
        var draft = drafts.lock(id, writer).filter(Reviews::saysSomething).orElseThrow(Reviews::over);
        if (draft.revision() != decision.revision()) {
            throw SharedDrafts.changed();
        }
        String words = checked(decision.words());
        if (!decision.approve() && words.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "words-needed", "Say what should be changed.");
        }
        var content = content(draft, decision.visibility());
        if (decision.approve()) {
            replies.requireMeant(id, content.visibility());
        }
        var state = decision.approve() ? ReviewState.APPROVED : ReviewState.CHANGES;
        rows.settle(id, writer, new Verdict(state, reviewer, words, content, clock.instant()));
        boolean sends = decision.approve() && decision.send();
        deeds.tell(
                decision.approve() ? EventType.REVIEW_APPROVED : EventType.REVIEW_CHANGES,
                id,
                reviewer,
                told(writer, sends));
        if (sends) {
            send(id, writer, content, decision.seenSeq());
        }
    }

    private void send(ConversationId id, EmployeeId writer, Content content, int seenSeq) {
        var approved = new Replies.Approved(
                content.text(), content.html(), content.recipients(), content.visibility(), content.files(), seenSeq);
        replies.replyFor(id, writer, new ClientKey("approved-" + Ids.next()), approved);
    }

    private static Map<String, String> told(EmployeeId writer, boolean sends) {
        var facts = new HashMap<String, String>();
        facts.put("to", writer.toString());
        facts.put("notify", "REVIEWED");
        facts.put("notifyTo", writer.toString());
        if (sends) {
            facts.put("sent", "true");
        }
        return facts;
    }

    private static Content content(DraftView draft, @Nullable Visibility understood) {
        return new Content(
                draft.text(),
                draft.html(),
                draft.recipients(),
                readers(draft.visibility(), understood),
                draft.attachments().stream().map(AttachmentView::id).toList());
    }

    /** A private draft stays private; how public it is counts as its reviewer saw it. */
    private static @Nullable Visibility readers(@Nullable Visibility meant, @Nullable Visibility understood) {
        return meant == Visibility.PRIVATE || understood == null ? meant : understood;
    }

    private static Problem over() {
        return new Problem(
                HttpStatus.CONFLICT, "review-over", "This review is over: it was settled, or the draft is gone.");
    }

    /** Whoever changes what was approved, asks anew. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DraftChanged changed) {
        if (changed.revision() > 0 && rows.voidIfChanged(changed.conversation(), changed.writer())) {
            deeds.tell(EventType.REVIEW_VOID, changed.conversation(), changed.writer(), Map.of());
        }
    }
}
