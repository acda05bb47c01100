package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a conversation aside until a time or until the customer writes, and brings it back.
 *
 * <p>Nobody holds it meanwhile: it takes nobody's room, and whoever claims it wakes it. When it wakes by itself it goes back to
 * its old place in the queue, and from there at once to who put it aside, if they are there: see {@link Waking}.
 */
@Component
public class Snoozing {
    private static final Duration LONGEST = Duration.ofDays(2 * 366);

    private final FenceRows fence;
    private final Change change;
    private final Deeds deeds;
    private final Clock clock;

    Snoozing(FenceRows fence, Change change, Deeds deeds, Clock clock) {
        this.fence = fence;
        this.change = change;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** Puts it aside; {@code until} is null for as long as the customer does not write. Repeating it moves the time. */
    public void snooze(EmployeeId employee, ConversationId id, @Nullable Long token, @Nullable Instant until) {
        var now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw Problem.invalid("Choose a time that is still to come.");
        }
        if (until != null && until.isAfter(now.plus(LONGEST))) {
            throw Problem.invalid("Choose a time within the next two years.");
        }
        var sight = deeds.see(employee, id);
        var actor = Actor.of(sight, employee, token);
        Map<String, String> data = until == null ? Map.of() : Map.of("until", until.toString());
        deeds.require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.snooze(id, actor, until),
                        Deeds.telling(EventType.SNOOZED, sight, employee, data)));
    }

    /** Puts it back into the queue before its time. Nothing happens when it is not snoozed. */
    public void wake(EmployeeId employee, ConversationId id) {
        var sight = deeds.see(employee, id);
        if (sight.snoozed()) {
            change.run(
                    id,
                    false,
                    note -> fence.wake(id),
                    Deeds.telling(EventType.WOKEN, sight, employee, Map.of("reason", "HAND")));
        }
    }
}
