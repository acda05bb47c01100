package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Following a conversation, and saying how far one has seen it. */
@RestController
@RequestMapping("/api/conversations/{id}")
final class FollowController {
    private final Conversations conversations;
    private final Followers followers;

    FollowController(Conversations conversations, Followers followers) {
        this.conversations = conversations;
        this.followers = followers;
    }

    /** The number of the newest message that was on the screen. */
    record Seen(int seq) {}

    @PostMapping("/follow")
    ConversationSummary follow(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        followers.follow(me.id(), id);
        return conversations.get(id, me.id());
    }

    /** Answers nothing: who was let in by a mention may not see it any more. */
    @PostMapping("/unfollow")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id) {
        followers.unfollow(me.id(), id);
    }

    /** Takes no rights: what somebody has seen concerns only them. */
    @PutMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@AuthenticationPrincipal SignedIn me, @PathVariable ConversationId id, @RequestBody Seen seen) {
        if (seen.seq() < 0) {
            throw Problem.invalid("\"seq\" is the number of a message.");
        }
        followers.seen(me.id(), id, seen.seq());
    }
}
