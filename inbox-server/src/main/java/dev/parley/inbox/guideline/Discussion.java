package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What colleagues say and think about guidelines: everybody who works here may, and everybody reads it with names. */
@Component
class Discussion {
    private static final int LONGEST = 5000;
    private static final int LONGEST_REASON = 2000;

    private final GuidelineRows guidelines;
    private final VersionRows versions;
    private final CommentRows comments;
    private final StandpointRows standpoints;
    private final GuidelineNews news;

    Discussion(
            GuidelineRows guidelines,
            VersionRows versions,
            CommentRows comments,
            StandpointRows standpoints,
            GuidelineNews news) {
        this.guidelines = guidelines;
        this.versions = versions;
        this.comments = comments;
        this.standpoints = standpoints;
        this.news = news;
    }

    List<CommentRows.Comment> listComments(UUID guideline, @Nullable UUID after, int limit) {
        if (guidelines.find(guideline).isEmpty()) {
            throw Problem.notFound("guideline");
        }
        return comments.list(guideline, after, limit);
    }

    @Transactional
    CommentRows.Comment comment(EmployeeId by, UUID guideline, int version, @Nullable String text) {
        requireVersion(guideline, version);
        var id = Ids.next();
        comments.insert(guideline, id, version, by, said(text));
        news.tell(by, guideline, "commented");
        return comments.find(guideline, id).orElseThrow();
    }

    /** Its author finds better words; that they did is shown. */
    @Transactional
    CommentRows.Comment edit(EmployeeId by, UUID guideline, UUID comment, @Nullable String text) {
        own(by, guideline, comment);
        comments.edit(comment, said(text));
        news.tell(by, guideline, "commented");
        return comments.find(guideline, comment).orElseThrow();
    }

    /** Its author takes it back; that there was one is shown. */
    @Transactional
    void delete(EmployeeId by, UUID guideline, UUID comment) {
        own(by, guideline, comment);
        comments.delete(comment);
        news.tell(by, guideline, "commented");
    }

    /** Says, or changes, what somebody thinks of a version. */
    @Transactional
    void stand(EmployeeId by, UUID guideline, int version, Stance stance, @Nullable String why) {
        requireVersion(guideline, version);
        String reason = printable(Objects.requireNonNullElse(why, "").strip());
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("A reason has at most " + LONGEST_REASON + " characters.");
        }
        if (stance == Stance.OBJECT && reason.isEmpty()) {
            throw Problem.invalid("Say why you object, so that your colleagues can answer.");
        }
        standpoints.put(guideline, version, by, stance, reason);
        news.tell(by, guideline, "standpoint");
    }

    /** As if they had said nothing of that version. */
    @Transactional
    void withdraw(EmployeeId by, UUID guideline, int version) {
        requireVersion(guideline, version);
        if (standpoints.remove(guideline, version, by)) {
            news.tell(by, guideline, "standpoint");
        }
    }

    /** It stays until the transaction ends. */
    private void requireVersion(UUID guideline, int version) {
        if (guidelines.lock(guideline).isEmpty()) {
            throw Problem.notFound("guideline");
        }
        if (versions.find(guideline, version).isEmpty()) {
            throw Problem.notFound("version");
        }
    }

    private void own(EmployeeId by, UUID guideline, UUID id) {
        var comment = comments.find(guideline, id)
                .filter(one -> !one.deleted())
                .orElseThrow(() -> Problem.notFound("comment"));
        if (!comment.isOf(by)) {
            throw Problem.forbidden("Only who wrote a comment changes it. Answer with one of your own.");
        }
    }

    private static String said(@Nullable String text) {
        String said = printable(Objects.requireNonNullElse(text, "").strip());
        if (said.isEmpty() || said.length() > LONGEST) {
            throw Problem.invalid("A comment has 1 to " + LONGEST + " characters.");
        }
        return said;
    }

    private static String printable(String text) {
        return text.replace("\u0000", "");
    }
}
