package dev.parley.inbox.drafting;

import dev.parley.channel.Visibility;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.DraftView;
import dev.parley.inbox.conversation.SharedDraft;
import dev.parley.inbox.conversation.SharedDrafts;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of colleagues, and reviews. */
@RestController
final class DraftingController {
    private final Conversations conversations;
    private final SharedDrafts shared;
    private final DraftTakeOver taking;
    private final Reviews reviews;
    private final ReviewRows rows;

    DraftingController(
            Conversations conversations, SharedDrafts shared, DraftTakeOver taking, Reviews reviews, ReviewRows rows) {
        this.conversations = conversations;
        this.shared = shared;
        this.taking = taking;
        this.reviews = reviews;
        this.rows = rows;
    }

    /**
     * A colleague's draft.
     *
     * @param mayReview whether the reader is asked to look over it now
     */
    record Shown(SharedDraft draft, @Nullable ReviewView review, boolean mayReview) {}

    /** What others have begun, and how the review of one's own draft stands. */
    record DraftsAnswer(List<Shown> drafts, @Nullable ReviewView mine) {}

    /** The token, where the taker holds the conversation already. */
    record TakeRequest(@Nullable Long token) {}

    /** What the taker has now; with the token under which they hold the conversation. */
    record TakeAnswer(long token, DraftView draft) {}

    /** Who is asked; everybody in the team where nobody is named. */
    record AskRequest(
            @Nullable List<EmployeeId> reviewers, @Nullable String words) {}

    /** A decision; see {@link Reviews.Decision}. */
    record DecideRequest(
            boolean approve,
            @Nullable String words,
            long revision,
            @Nullable Visibility visibility,
            @Nullable Boolean send,
            @Nullable Integer seenSeq) {}

    /** What a reviewer wants it to say. */
    record EditRequest(@Nullable String text, @Nullable String html, long revision) {}

    /** Who shall read a colleague's draft, over the revision that was seen. */
    record AudienceRequest(@Nullable Visibility visibility, long revision) {}

    /** The revision to name at the next save. */
    record EditAnswer(long revision) {}

    /** Whether one shows one's drafts to colleagues. */
    record Sharing(boolean shared) {}

    @GetMapping("/api/conversations/{id}/drafts")
    DraftsAnswer list(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        conversations.get(id, me.id());
        var found = rows.list(id);
        var drafts = shared.list(id, me.id()).stream()
                .map(draft -> shown(draft, found.get(draft.writer().id()), me.id()))
                .toList();
        return new DraftsAnswer(drafts, found.get(me.id()));
    }

    private static Shown shown(SharedDraft draft, @Nullable ReviewView review, EmployeeId reader) {
        return new Shown(draft, review, review != null && review.state() == ReviewState.ASKED && review.asks(reader));
    }

    @PostMapping("/api/conversations/{id}/drafts/{writer}/take")
    TakeAnswer take(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @PathVariable EmployeeId writer,
            @RequestBody TakeRequest request) {
        conversations.get(id, me.id());
        var taken = taking.take(id, writer, me.id(), request.token());
        return new TakeAnswer(taken.token(), taken.draft());
    }

    @PutMapping("/api/conversations/{id}/drafts/{writer}")
    EditAnswer edit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @PathVariable EmployeeId writer,
            @RequestBody EditRequest request) {
        conversations.get(id, me.id());
        requireAsked(id, writer, me);
        return new EditAnswer(shared.edit(
                id,
                writer,
                Objects.requireNonNullElse(request.text(), ""),
                Objects.requireNonNullElse(request.html(), ""),
                request.revision()));
    }

    @PutMapping("/api/conversations/{id}/drafts/{writer}/audience")
    EditAnswer address(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @PathVariable EmployeeId writer,
            @RequestBody AudienceRequest request) {
        conversations.get(id, me.id());
        requireAsked(id, writer, me);
        var visibility = request.visibility();
        if (visibility == null) {
            throw Problem.invalid("Say who shall be able to read the answer: visibility is missing.");
        }
        return new EditAnswer(shared.address(id, writer, visibility, request.revision()));
    }

    private void requireAsked(ConversationId id, EmployeeId writer, SignedIn me) {
        boolean asked = rows.find(id, writer)
                .filter(review -> review.state() == ReviewState.ASKED && review.asks(me.id()))
                .isPresent();
        if (!asked) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-reviewer", "Only who is asked for a review edits this draft.");
        }
    }

    @PostMapping("/api/conversations/{id}/draft/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody AskRequest request) {
        var summary = conversations.get(id, me.id());
        reviews.ask(
                summary,
                me.id(),
                Objects.requireNonNullElse(request.reviewers(), List.<EmployeeId>of()).stream()
                        .distinct()
                        .toList(),
                Objects.requireNonNullElse(request.words(), ""));
    }

    @DeleteMapping("/api/conversations/{id}/draft/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        conversations.get(id, me.id());
        reviews.withdraw(id, me.id());
    }

    @PostMapping("/api/conversations/{id}/drafts/{writer}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @PathVariable EmployeeId writer,
            @RequestBody DecideRequest request) {
        conversations.get(id, me.id());
        reviews.settle(
                id,
                writer,
                me.id(),
                new Reviews.Decision(
                        request.approve(),
                        Objects.requireNonNullElse(request.words(), ""),
                        request.revision(),
                        request.visibility(),
                        Boolean.TRUE.equals(request.send()),
                        Objects.requireNonNullElse(request.seenSeq(), 0)));
    }

    @GetMapping("/api/me/drafts")
    Sharing sharing(@AuthenticationPrincipal SignedIn me) {
        return new Sharing(shared.shares(me.id()));
    }

    @PutMapping("/api/me/drafts")
    Sharing share(@AuthenticationPrincipal SignedIn me, @RequestBody Sharing wanted) {
        shared.share(me.id(), wanted.shared());
        return new Sharing(shared.shares(me.id()));
    }
}
