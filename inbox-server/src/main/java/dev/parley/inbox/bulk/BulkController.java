package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.view.Matches;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deeds on many conversations, for agents and managers; each sees their own. */
@RestController
@RequestMapping("/api/bulk")
final class BulkController {
    private static final int SHOWN = 20;
    private static final int MOST_SKIPPED = 500;

    private final Bulks bulks;
    private final BulkRows rows;
    private final Conversations conversations;
    private final Matches matches;
    private final Access access;

    BulkController(Bulks bulks, BulkRows rows, Conversations conversations, Matches matches, Access access) {
        this.bulks = bulks;
        this.rows = rows;
        this.conversations = conversations;
        this.matches = matches;
        this.access = access;
    }

    /**
     * All conversations of a list: either its {@code view} and {@code team}, as {@code GET /api/conversations} takes them, or its
     * {@code filter}, as {@code GET /api/matches} takes it.
     */
    record Query(
            @Nullable String view,
            @Nullable TeamId team,
            @Nullable String filter) {}

    /** What to do, and to which: either those named by {@code ids} or all that match {@code query} now. */
    record StartRequest(
            BulkAction action,
            @Nullable List<ConversationId> ids,
            @Nullable Query query) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BulkJob start(@AuthenticationPrincipal SignedIn me, @RequestBody StartRequest asked) {
        access.require(me.id(), Role.AGENT);
        return bulks.start(me.id(), asked.action(), chosen(me.id(), asked));
    }

    private List<ConversationId> chosen(EmployeeId me, StartRequest asked) {
        var ids = asked.ids();
        var query = asked.query();
        if ((ids == null) == (query == null)) {
            throw Problem.invalid("Give either ids or a query.");
        }
        return ids != null ? ids : matching(me, Objects.requireNonNull(query));
    }

    private List<ConversationId> matching(EmployeeId me, Query query) {
        if (query.filter() != null) {
            return matches.listIds(query.filter(), me, Bulks.MOST + 1);
        }
        String view = query.view() == null ? "queue" : query.view();
        return conversations.listIds(view, query.team(), me, Bulks.MOST + 1);
    }

    @GetMapping
    List<BulkJob> list(@AuthenticationPrincipal SignedIn me) {
        return rows.listNewest(me.id(), SHOWN);
    }

    @GetMapping("/{id}")
    BulkJob get(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return bulks.get(me.id(), id);
    }

    @GetMapping("/{id}/skipped")
    List<BulkRows.SkippedItem> skipped(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        bulks.get(me.id(), id);
        return rows.listSkipped(id, MOST_SKIPPED);
    }

    @PostMapping("/{id}/cancel")
    BulkJob cancel(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return bulks.cancel(me.id(), id);
    }

    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.CREATED)
    BulkJob undo(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return bulks.undo(me.id(), id);
    }
}
