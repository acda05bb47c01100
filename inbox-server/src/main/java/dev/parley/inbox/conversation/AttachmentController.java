package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Downloads of attachments and raw originals. */
@RestController
@RequestMapping("/api")
final class AttachmentController {
    private final AttachmentRows rows;
    private final Conversations conversations;
    private final HostileFiles files;

    AttachmentController(AttachmentRows rows, Conversations conversations, HostileFiles files) {
        this.rows = rows;
        this.conversations = conversations;
        this.files = files;
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<Resource> attachment(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return answer(me, asked(me, id), false);
    }

    /** To be shown in a page rather than saved. */
    @GetMapping(path = "/attachments/{id}", params = "inline")
    ResponseEntity<Resource> shown(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return answer(me, asked(me, id), true);
    }

    @GetMapping("/conversations/{id}/messages/{message}/raw")
    ResponseEntity<Resource> raw(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @PathVariable MessageId message) {
        var file = rows.findRaw(id, message).orElseThrow(() -> Problem.notFound("original"));
        return answer(me, file, false);
    }

    private AttachmentRows.File asked(SignedIn me, UUID id) {
        return rows.findAttachment(id, me.id()).orElseThrow(() -> Problem.notFound("attachment"));
    }

    private ResponseEntity<Resource> answer(SignedIn me, AttachmentRows.File file, boolean inline) {
        conversations.get(file.conversation(), me.id());
        return files.answer(file.blob(), file.name(), file.mediaType(), file.size(), inline);
    }
}
