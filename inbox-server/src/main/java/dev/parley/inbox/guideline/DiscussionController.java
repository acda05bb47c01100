package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The discussion of a guideline: comments, standpoints, and who did what. */
@RestController
@RequestMapping("/api/guidelines/{id}")
final class DiscussionController {
    private static final int MOST = 200;

    private final Discussion discussion;
    private final GuidelineReading reading;
    private final DeedRows deeds;

    DiscussionController(Discussion discussion, GuidelineReading reading, DeedRows deeds) {
        this.discussion = discussion;
        this.reading = reading;
        this.deeds = deeds;
    }

    /** What somebody says; {@code version} is the one it is about. */
    record CommentRequest(int version, String text) {}

    /** Better words. */
    record EditRequest(String text) {}

    /** What somebody thinks; who objects says why. */
    record StandpointRequest(Stance stance, @Nullable String reason) {}

    /** A page of comments, the oldest first; {@code next} is null at the end. */
    record CommentsAnswer(
            List<CommentRows.Comment> items, @Nullable String next) {}

    @GetMapping("/comments")
    CommentsAnswer comments(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var found = discussion.listComments(id, after(cursor), most + 1);
        if (found.size() <= most) {
            return new CommentsAnswer(found, null);
        }
        var items = found.subList(0, most);
        return new CommentsAnswer(items, items.getLast().id().toString());
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw (Problem) Problem.invalid("This cursor was not given out by the list. Start again without a cursor.")
                    .initCause(e);
        }
    }

    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    CommentRows.Comment comment(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody CommentRequest said) {
        return discussion.comment(me.id(), id, said.version(), said.text());
    }

    @PatchMapping("/comments/{comment}")
    CommentRows.Comment edit(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @PathVariable UUID comment,
            @RequestBody EditRequest said) {
        return discussion.edit(me.id(), id, comment, said.text());
    }

    @DeleteMapping("/comments/{comment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @PathVariable UUID comment) {
        discussion.delete(me.id(), id, comment);
    }

    @PutMapping("/versions/{version}/standpoint")
    GuidelineView stand(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @PathVariable int version,
            @RequestBody StandpointRequest said) {
        discussion.stand(me.id(), id, version, said.stance(), said.reason());
        return reading.get(id);
    }

    @DeleteMapping("/versions/{version}/standpoint")
    GuidelineView withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @PathVariable int version) {
        discussion.withdraw(me.id(), id, version);
        return reading.get(id);
    }

    @GetMapping("/history")
    List<DeedRows.Done> history(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        reading.get(id);
        return deeds.list(id, MOST);
    }
}
