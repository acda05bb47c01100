package dev.parley.inbox.outbox;

import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.DraftView;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.conversation.MessageView;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Claims;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Undo, retry and decision for answers that were stored. */
@RestController
@RequestMapping("/api/messages/{id}")
final class DeliveryController {
    private static final Logger log = LoggerFactory.getLogger(DeliveryController.class);

    private final Undo undo;
    private final Deliveries deliveries;
    private final Claims claims;
    private final Conversations conversations;

    DeliveryController(Undo undo, Deliveries deliveries, Claims claims, Conversations conversations) {
        this.undo = undo;
        this.deliveries = deliveries;
        this.claims = claims;
        this.conversations = conversations;
    }

    /** What a person knows: whether the customer has the answer. */
    record ResolveRequest(boolean sent) {}

    @PostMapping("/undo")
    DraftView undo(@AuthenticationPrincipal SignedIn me, @PathVariable MessageId id) {
        var undone = undo.undo(id, me.id());
        if (undone.reopened()) {
            claimAgain(undone, me);
        }
        return undone.draft();
    }

    @PostMapping("/retry")
    MessageView retry(@AuthenticationPrincipal SignedIn me, @PathVariable MessageId id) {
        deliveries.retry(id, me.id());
        return conversations.findMessage(id).orElseThrow(() -> Problem.notFound("message"));
    }

    @PostMapping("/resolve")
    MessageView resolve(
            @AuthenticationPrincipal SignedIn me, @PathVariable MessageId id, @RequestBody ResolveRequest request) {
        deliveries.resolve(id, me.id(), request.sent());
        return conversations.findMessage(id).orElseThrow(() -> Problem.notFound("message"));
    }

    /** Closing gave the conversation up; whoever undoes wants it back, unless a colleague was faster. */
    private void claimAgain(Undo.Undone undone, SignedIn me) {
        try {
            claims.claim(me.id(), undone.conversation());
        } catch (Problem taken) {
            log.info(
                    "Conversation {} was reopened by an undo and not claimed: {}", undone.conversation(), taken.code());
        }
    }
}
