package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Internal notes. */
@RestController
final class NoteController {
    private final Conversations conversations;
    private final Notes notes;

    NoteController(Conversations conversations, Notes notes) {
        this.conversations = conversations;
        this.notes = notes;
    }

    /** What a note says. */
    record NoteRequest(@Nullable String text) {}

    @PostMapping("/api/conversations/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView add(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NoteRequest request) {
        conversations.get(id, me.id());
        var note = notes.add(id, me.id(), Objects.requireNonNullElse(request.text(), ""), ClientKey.of(key));
        return conversations.findMessage(note).orElseThrow(() -> Problem.notFound("message"));
    }
}
