package dev.parley.inbox.spam;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spam, or not, and who sends it: of one conversation, over HTTP. */
@RestController
@RequestMapping("/api/conversations/{id}")
final class SpamController {
    private final SpamCommands commands;
    private final Blocking blocking;
    private final Conversations conversations;

    SpamController(SpamCommands commands, Blocking blocking, Conversations conversations) {
        this.commands = commands;
        this.blocking = blocking;
        this.conversations = conversations;
    }

    /** Whom to block: the conversation's sender, or everybody at their domain. */
    record BlockSenderRequest(
            @Nullable Long token,
            @Nullable Boolean domain,
            @Nullable String reason) {}

    @PostMapping("/spam")
    ConversationSummary spam(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody(required = false) SpamCommands.@Nullable Shown body) {
        commands.mark(me.id(), id, body == null ? null : body.token());
        return conversations.get(id, me.id());
    }

    @PostMapping("/not-spam")
    ConversationSummary notSpam(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody(required = false) SpamCommands.@Nullable NoSpam body) {
        commands.clear(me.id(), id, body != null && Boolean.TRUE.equals(body.undo()));
        return conversations.get(id, me.id());
    }

    @GetMapping("/sender")
    Blocking.SenderView sender(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        return blocking.sender(me.id(), id);
    }

    @PostMapping("/block")
    ConversationSummary block(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody BlockSenderRequest asked) {
        blocking.blockSender(
                me.id(), id, asked.token(), new Blocking.Wanted(Boolean.TRUE.equals(asked.domain()), asked.reason()));
        return conversations.get(id, me.id());
    }
}
