package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The panel behind the bell. */
@RestController
@RequestMapping("/api/notifications")
final class NotificationController {
    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * A conversation with news, by its newest one.
     *
     * @param id of the newest one; grows with time
     * @param seq the message that it is about
     * @param actor who did it; the customer where no colleague did
     * @param words the start of what they wrote
     * @param unread how many of its news are unread
     * @param rings whether an open page may show and sound it
     */
    record NotificationLine(
            UUID id,
            NotificationKind kind,
            ConversationId conversationId,
            long number,
            String subject,
            String contact,
            @Nullable Integer seq,
            String actor,
            String words,
            Instant at,
            int unread,
            boolean rings) {
        static NotificationLine of(Notifications.Line line) {
            var newest = line.entries().getFirst();
            var summary = line.summary();
            return new NotificationLine(
                    newest.id(),
                    newest.kind(),
                    summary.id(),
                    summary.number(),
                    summary.subject(),
                    summary.contact().name(),
                    newest.seq(),
                    newest.actor() == null ? "" : newest.actor(),
                    newest.words() == null ? "" : newest.words(),
                    newest.at(),
                    (int) line.entries().stream().filter(entry -> !entry.read()).count(),
                    newest.rings() && !newest.read());
        }
    }

    /** The lines, the newest first, and all conversations with something unread. */
    record Answer(List<NotificationLine> lines, List<UUID> unread) {}

    /** What was read: one conversation, or everything up to the newest line that was shown. */
    record ReadRequest(
            @Nullable ConversationId conversation, @Nullable UUID upTo) {}

    /** Which conversation is to count as unread again. */
    record UnreadRequest(ConversationId conversation) {}

    @GetMapping
    Answer list(@AuthenticationPrincipal SignedIn me) {
        return answer(me.id());
    }

    private Answer answer(EmployeeId me) {
        var lines = notifications.list(me).stream().map(NotificationLine::of).toList();
        return new Answer(lines, notifications.unreadConversations(me));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@AuthenticationPrincipal SignedIn me, @RequestBody ReadRequest request) {
        var conversation = request.conversation();
        var upTo = request.upTo();
        if (conversation != null && upTo == null) {
            notifications.markRead(me.id(), conversation);
        } else if (upTo != null && conversation == null) {
            notifications.markAllRead(me.id(), upTo);
        } else {
            throw Problem.invalid("Say what was read: either one conversation, or all up to a notification.");
        }
    }

    @PostMapping("/unread")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unread(@AuthenticationPrincipal SignedIn me, @RequestBody UnreadRequest request) {
        notifications.markUnread(me.id(), request.conversation());
    }
}
