package dev.parley.inbox.activity;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.SignedIn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a conversation, for whoever may read it. */
@RestController
final class ActivityController {
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int MOST = 1000;

    private final Activities activities;
    private final Conversations conversations;

    ActivityController(Activities activities, Conversations conversations) {
        this.activities = activities;
        this.conversations = conversations;
    }

    /** What happened between two times, in order; of more than a thousand things the newest. */
    @GetMapping("/api/conversations/{id}/activity")
    List<Activity> list(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until) {
        conversations.get(id, me.id());
        return activities.list(
                id,
                since == null ? Instant.EPOCH : since,
                until == null || until.isAfter(LATEST) ? LATEST : until,
                MOST);
    }
}
