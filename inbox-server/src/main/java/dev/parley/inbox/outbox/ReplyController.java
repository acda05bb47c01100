package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers to customers. */
@RestController
final class ReplyController {
    private final Replies replies;
    private final Forwards forwards;
    private final Conversations conversations;
    private final Dispatcher dispatcher;

    ReplyController(Replies replies, Forwards forwards, Conversations conversations, Dispatcher dispatcher) {
        this.replies = replies;
        this.forwards = forwards;
        this.conversations = conversations;
        this.dispatcher = dispatcher;
    }

    @PostMapping("/api/conversations/{id}/forwards")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView forward(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ForwardRequest request) {
        conversations.get(id, me.id());
        var stored = forwards.forward(id, me.id(), ClientKey.of(key), request);
        dispatcher.wake();
        return conversations.findMessage(stored).orElseThrow(() -> Problem.notFound("message"));
    }

    @PostMapping("/api/conversations/{id}/replies")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView reply(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReplyRequest request) {
        conversations.get(id, me.id());
        var stored = replies.reply(id, me.id(), ClientKey.of(key), request);
        dispatcher.wake();
        return conversations.findMessage(stored).orElseThrow(() -> Problem.notFound("message"));
    }
}
