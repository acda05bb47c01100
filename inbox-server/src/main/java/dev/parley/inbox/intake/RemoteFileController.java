package dev.parley.inbox.intake;

import dev.parley.inbox.conversation.Changes;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a person have a file fetched again that did not come. */
@RestController
final class RemoteFileController {
    private final RemoteFileRows rows;
    private final Conversations conversations;
    private final Changes changes;
    private final TransactionTemplate transaction;

    RemoteFileController(
            RemoteFileRows rows, Conversations conversations, Changes changes, TransactionTemplate transaction) {
        this.rows = rows;
        this.conversations = conversations;
        this.changes = changes;
        this.transaction = transaction;
    }

    @PostMapping("/api/remote-files/{id}/fetch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void fetch(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        var conversation = rows.findConversation(id).orElseThrow(() -> Problem.notFound("file"));
        conversations.get(conversation, me.id());
        transaction.executeWithoutResult(status ->
                rows.restart(id).ifPresent(message -> changes.tell(message, Map.of("change", "FILES"))));
    }
}
