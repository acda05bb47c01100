package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Snooze and priority over HTTP. */
@RestController
@RequestMapping("/api/conversations/{id}")
final class AttentionController {
    private final AttentionCommands commands;
    private final Conversations conversations;

    AttentionController(AttentionCommands commands, Conversations conversations) {
        this.commands = commands;
        this.conversations = conversations;
    }

    @PostMapping("/snooze")
    ConversationSummary snooze(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody AttentionCommands.Snooze body) {
        commands.snooze(me.id(), id, body);
        return conversations.get(id, me.id());
    }

    @PostMapping("/wake")
    ConversationSummary wake(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        commands.wake(me.id(), id);
        return conversations.get(id, me.id());
    }

    @PostMapping("/accept")
    ConversationSummary accept(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        commands.accept(me.id(), id);
        return conversations.get(id, me.id());
    }

    @PostMapping("/decline")
    ConversationSummary decline(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        commands.decline(me.id(), id);
        return conversations.get(id, me.id());
    }

    @PostMapping("/priority")
    ConversationSummary prioritise(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestBody AttentionCommands.Urgency body) {
        commands.prioritise(me.id(), id, body);
        return conversations.get(id, me.id());
    }
}
