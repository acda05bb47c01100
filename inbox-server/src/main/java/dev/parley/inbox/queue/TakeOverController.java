package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Taking a conversation over from its holder. */
@RestController
final class TakeOverController {
    private final TakingOver taking;
    private final Conversations conversations;

    TakeOverController(TakingOver taking, Conversations conversations) {
        this.taking = taking;
        this.conversations = conversations;
    }

    /** From whom, as the asker's screen says. */
    record TakeOver(EmployeeId from) {}

    @PostMapping("/api/conversations/{id}/take-over")
    QueueCommands.ClaimAnswer takeOver(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody TakeOver body) {
        var claimed = taking.takeOver(me.id(), id, body.from());
        return new QueueCommands.ClaimAnswer(claimed.token(), conversations.get(id, me.id()));
    }
}
