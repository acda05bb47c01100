package dev.parley.inbox.routing;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.RoutingBoard;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether conversations are offered to me. */
@RestController
@RequestMapping("/api/me/availability")
final class AvailabilityController {
    /** Why somebody is away; MISSED is Parley's own word for who did not take an offer. */
    private static final Set<String> REASONS = Set.of("", "BREAK", "MEETING", "FOCUS", "DONE");

    /** What to switch to; the reason counts for who is away. */
    record Switch(boolean available, @Nullable String reason) {}

    private final RoutingRows rows;
    private final RoutingBoard board;
    private final Announcements announcements;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AvailabilityController(
            RoutingRows rows,
            RoutingBoard board,
            Announcements announcements,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.board = board;
        this.announcements = announcements;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    RoutingRows.Available get(@AuthenticationPrincipal SignedIn me) {
        return rows.findAvailable(me.id()).orElseThrow(() -> Problem.notFound("employee"));
    }

    @PutMapping
    RoutingRows.Available set(@AuthenticationPrincipal SignedIn me, @RequestBody Switch to) {
        String reason = to.reason() == null || to.available() ? "" : to.reason();
        if (!REASONS.contains(reason)) {
            throw Problem.invalid("Choose one of the reasons BREAK, MEETING, FOCUS or DONE, or none.");
        }
        transaction.executeWithoutResult(status -> change(me.id(), to.available(), reason));
        board.refresh();
        return get(me);
    }

    private void change(EmployeeId me, boolean available, String reason) {
        if (rows.setAvailable(me, available, reason)) {
            announcements.add(new ParleyEvent(
                    EventType.EMPLOYEE_CHANGED,
                    null,
                    0,
                    null,
                    null,
                    me.value(),
                    clock.instant(),
                    Map.of("employee", me.toString(), "reason", "AVAILABILITY")));
        }
    }
}
