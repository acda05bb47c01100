package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.event.EventStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The conversations that match a filter: a saved view's, or one that somebody tries. */
@RestController
@RequestMapping("/api/matches")
final class MatchController {
    private static final int MOST = 200;

    private final MatchRows rows;
    private final FilterJson filters;
    private final Conversations conversations;
    private final Access access;
    private final EventStream events;
    private final Clock clock;

    MatchController(
            MatchRows rows,
            FilterJson filters,
            Conversations conversations,
            Access access,
            EventStream events,
            Clock clock) {
        this.rows = rows;
        this.filters = filters;
        this.conversations = conversations;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** A page of a list; {@code asOf} is the event that it is at least as new as. */
    record MatchesAnswer(
            List<ConversationSummary> items, @Nullable String next, String asOf) {}

    /** How many match now. */
    record MatchCount(long count, String asOf) {}

    @GetMapping
    MatchesAnswer list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam String filter,
            @RequestParam(defaultValue = "NEWEST") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        String asOf = events.lastId();
        var order = Sort.of(sort);
        int most = Math.clamp(limit, 1, MOST);
        var after = cursor == null || cursor.isEmpty() ? null : PageEnd.decode(cursor);
        var page = new MatchRows.Page(filters.read(filter), order, asker(me.id()), after, most + 1);
        var found = conversations.listInOrder(rows.page(page, clock.instant().truncatedTo(ChronoUnit.MICROS)), me.id());
        if (found.size() <= most) {
            return new MatchesAnswer(found, null, asOf);
        }
        var shown = found.subList(0, most);
        return new MatchesAnswer(shown, order.end(shown.getLast()).encode(), asOf);
    }

    @GetMapping("/count")
    MatchCount count(@AuthenticationPrincipal SignedIn me, @RequestParam String filter) {
        String asOf = events.lastId();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new MatchCount(rows.count(filters.read(filter), asker(me.id()), now), asOf);
    }

    private Asker asker(EmployeeId me) {
        return new Asker(me, access.role(me).includes(Role.MANAGER), access.teams(me));
    }
}
