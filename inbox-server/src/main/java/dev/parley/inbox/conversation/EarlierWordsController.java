package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a message said before its writer changed it; nothing where they took it back. */
@RestController
final class EarlierWordsController {
    private final Conversations conversations;
    private final EarlierWordRows rows;

    EarlierWordsController(Conversations conversations, EarlierWordRows rows) {
        this.conversations = conversations;
        this.rows = rows;
    }

    /** Words that were said from one time until another. */
    record EarlierWords(String text, Instant from, Instant until) {}

    /** The first words first; those of now are in the message itself. */
    record EarlierAnswer(List<EarlierWords> words) {}

    @GetMapping("/api/messages/{id}/earlier-words")
    EarlierAnswer list(@AuthenticationPrincipal SignedIn me, @PathVariable MessageId id) {
        var message = conversations.findMessage(id).orElseThrow(() -> Problem.notFound("message"));
        conversations.get(message.conversationId(), me.id());
        return new EarlierAnswer(rows.list(id));
    }
}
