package dev.parley.inbox.checking;

import dev.parley.channel.Visibility;
import dev.parley.inbox.checking.Checking.Draft;
import dev.parley.inbox.checking.Checking.Finding;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says while somebody writes what the guidelines would say when they send it. Nothing is kept of it. */
@RestController
final class CheckController {
    private static final int LONGEST = 500_000;

    private final Checking checking;
    private final Conversations conversations;

    CheckController(Checking checking, Conversations conversations) {
        this.checking = checking;
        this.conversations = conversations;
    }

    /**
     * An answer as it stands.
     *
     * @param visibility who would read it; only the customer where it is missing
     */
    record CheckRequest(
            @Nullable String text,
            @Nullable String html,
            @Nullable Visibility visibility,
            @Nullable Integer files) {}

    /** What the guidelines say of it. */
    record CheckAnswer(List<Finding> findings) {}

    @PostMapping("/api/conversations/{id}/check")
    CheckAnswer check(
            @AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody CheckRequest request) {
        conversations.get(id, me.id());
        String text = Objects.requireNonNullElse(request.text(), "");
        String html = Objects.requireNonNullElse(request.html(), "");
        if (text.length() > LONGEST || html.length() > 4 * LONGEST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "too-long", "An answer has at most " + LONGEST + " characters.");
        }
        boolean publicly = request.visibility() != null && request.visibility() != Visibility.PRIVATE;
        int files = Math.max(0, Objects.requireNonNullElse(request.files(), 0));
        return new CheckAnswer(
                checking.of(new Draft(id, me.id(), text, html, publicly, files)).findings());
    }
}
