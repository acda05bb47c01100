package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The queue over HTTP: what {@code /app/…} does over STOMP. */
@RestController
final class QueueController {
    private final QueueCommands commands;
    private final Counts counts;
    private final Conversations conversations;

    QueueController(QueueCommands commands, Counts counts, Conversations conversations) {
        this.commands = commands;
        this.counts = counts;
        this.conversations = conversations;
    }

    @GetMapping("/api/queue/counts")
    Counts.Answer counts(@AuthenticationPrincipal SignedIn me) {
        return counts.of(me.id());
    }

    @PostMapping("/api/conversations/{id}/claim")
    QueueCommands.ClaimAnswer claim(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        return commands.claim(me.id(), id);
    }

    @PostMapping("/api/queues/{team}/claim-next")
    ResponseEntity<QueueCommands.ClaimAnswer> claimNext(
            @AuthenticationPrincipal SignedIn me, @PathVariable TeamId team) {
        return commands.claimNext(me.id(), team)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/api/conversations/{id}/release")
    ConversationSummary release(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody(required = false) QueueCommands.@Nullable Shown body) {
        commands.release(me.id(), id, token(body));
        return summary(me.id(), id);
    }

    @PostMapping("/api/conversations/{id}/handover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody QueueCommands.HandOver body) {
        commands.handOver(me.id(), id, body);
    }

    @PostMapping("/api/conversations/{id}/join")
    ConversationSummary join(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        commands.join(me.id(), id);
        return summary(me.id(), id);
    }

    @PostMapping("/api/conversations/{id}/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        commands.leave(me.id(), id);
    }

    @PostMapping("/api/conversations/{id}/close")
    ConversationSummary close(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody(required = false) QueueCommands.@Nullable Shown body) {
        commands.close(me.id(), id, token(body));
        return summary(me.id(), id);
    }

    @PostMapping("/api/conversations/{id}/reopen")
    ConversationSummary reopen(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        commands.reopen(me.id(), id);
        return summary(me.id(), id);
    }

    private ConversationSummary summary(EmployeeId me, ConversationId id) {
        return conversations.get(id, me);
    }

    private static @Nullable Long token(QueueCommands.@Nullable Shown body) {
        return body == null ? null : body.token();
    }
}
