package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

    /** What a note says, and whom its text mentions. */
    record NoteRequest(@Nullable String text, @Nullable List<MentionRequest> mentions) {}

    /** Where the text mentions whom; {@code start} is where its {@code @} stands, counted in UTF-16 units. */
    record MentionRequest(Mention.Kind kind, UUID id, int start, int length) {
        Mention mention() {
            return new Mention(kind, id, "", start, length);
        }
    }

    @PostMapping("/api/conversations/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView add(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NoteRequest request) {
        conversations.get(id, me.id());
        var mentions = Objects.requireNonNullElse(request.mentions(), List.<MentionRequest>of()).stream()
                .map(MentionRequest::mention)
                .toList();
        var words = new Notes.Words(Objects.requireNonNullElse(request.text(), ""), mentions);
        var note = notes.add(id, me.id(), words, ClientKey.of(key));
        return conversations.findMessage(note).orElseThrow(() -> Problem.notFound("message"));
    }
}
