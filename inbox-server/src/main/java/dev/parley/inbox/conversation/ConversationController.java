package dev.parley.inbox.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.inbox.employee.Replying;
import dev.parley.inbox.employee.SecondReply;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventStream;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of conversations, and one conversation with its messages. */
@RestController
@RequestMapping("/api/conversations")
final class ConversationController {
    private static final int MOST = 200;
    private static final int SHOWN_AT_FIRST = 50;

    private final Conversations conversations;
    private final Drafts drafts;
    private final Replying replying;
    private final EventStream events;

    ConversationController(Conversations conversations, Drafts drafts, Replying replying, EventStream events) {
        this.conversations = conversations;
        this.drafts = drafts;
        this.replying = replying;
        this.events = events;
    }

    /** A page of a list; {@code asOf} is the event that it is at least as new as. */
    record ListAnswer(
            List<ConversationSummary> items, @Nullable String next, String asOf) {}

    /**
     * Everything the conversation's page needs at first.
     *
     * @param secondReply what somebody else than the holder may do
     * @param reviewNeeded whether the reader's answers need a colleague's approval
     */
    record DetailAnswer(
            @JsonUnwrapped ConversationSummary summary,
            List<MessageView> messages,
            @Nullable DraftView draft,
            @Nullable Long myToken,
            boolean mayReply,
            SecondReply secondReply,
            boolean reviewNeeded,
            String asOf) {}

    /** A part of the conversation's messages, in order. */
    record MessagesAnswer(List<MessageView> messages, int lastSeq, String asOf) {}

    @GetMapping
    ListAnswer list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(defaultValue = "queue") String view,
            @RequestParam(required = false) @Nullable TeamId team,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String asOf = events.lastId();
        var after = cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor);
        var found = conversations.list(ConversationView.of(view), team, me.id(), after, within(limit));
        return new ListAnswer(found.items(), found.next(), asOf);
    }

    @GetMapping("/{id}")
    DetailAnswer get(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        String asOf = events.lastId();
        var summary = conversations.get(id, me.id());
        var messages = conversations.messagesBefore(id, Integer.MAX_VALUE, SHOWN_AT_FIRST);
        boolean mayReply = summary.isHeldBy(me.id()) && summary.status() == ConversationStatus.OPEN;
        var draft = drafts.find(id, me.id()).orElse(null);
        return new DetailAnswer(
                summary,
                messages,
                draft,
                summary.claimToken(),
                mayReply,
                replying.of(summary.teamId()).secondReply(),
                replying.needsReview(summary.teamId(), me.id()),
                asOf);
    }

    @GetMapping("/{id}/messages")
    MessagesAnswer messages(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(defaultValue = "50") int limit) {
        String asOf = events.lastId();
        var summary = conversations.get(id, me.id());
        if (before != null && after != null) {
            throw Problem.invalid("Give either before or after, not both.");
        }
        var messages = after != null
                ? conversations.messagesAfter(id, after, within(limit))
                : conversations.messagesBefore(id, before == null ? Integer.MAX_VALUE : before, within(limit));
        return new MessagesAnswer(messages, summary.lastSeq(), asOf);
    }

    private static int within(int limit) {
        return Math.clamp(limit, 1, MOST);
    }
}
