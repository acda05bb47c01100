package dev.parley.inbox.wording;

import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Canned replies: everybody's own, and those that managers keep. */
@RestController
@RequestMapping("/api/canned-replies")
final class CannedController {
    private final CannedReplies replies;

    CannedController(CannedReplies replies) {
        this.replies = replies;
    }

    @GetMapping
    List<CannedReply> list(@AuthenticationPrincipal SignedIn me) {
        return replies.list(me.id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CannedReply add(@AuthenticationPrincipal SignedIn me, @RequestBody CannedRequest request) {
        return replies.add(me.id(), request);
    }

    @PutMapping("/{id}")
    CannedReply change(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody CannedRequest request) {
        return replies.change(me.id(), id, request);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        replies.remove(me.id(), id);
    }

    /** Counts that it was put into an answer. */
    @PostMapping("/{id}/uses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void used(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        replies.used(me.id(), id);
    }
}
