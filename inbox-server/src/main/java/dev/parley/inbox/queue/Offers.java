package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a conversation that was given to somebody unasked: they take it, pass it on, or miss it.
 *
 * <p>Passed on or missed it goes back to its old place, and for a while to others first.
 */
@Component
public class Offers {
    private final OfferRows rows;
    private final Change change;
    private final Deeds deeds;
    private final PassedNotes passed;
    private final Announcements announcements;

    Offers(OfferRows rows, Change change, Deeds deeds, PassedNotes passed, Announcements announcements) {
        this.rows = rows;
        this.change = change;
        this.deeds = deeds;
        this.passed = passed;
        this.announcements = announcements;
    }

    /** Takes it; nothing happens when the employee has taken it already. 403 {@code not-holder} when it is somebody else's. */
    @Transactional
    public void accept(EmployeeId employee, ConversationId id) {
        var sight = deeds.see(employee, id);
        if (!employee.value().equals(sight.holderId())) {
            throw Refusals.notHolder();
        }
        rows.accept(id, employee)
                .ifPresent(version -> announcements.add(new ParleyEvent(
                        EventType.CONVERSATION_CHANGED,
                        id.value(),
                        version,
                        sight.teamId(),
                        null,
                        employee.value(),
                        Instant.now(),
                        Map.of("reason", "ACCEPTED"))));
    }

    /** Passes it on, back into the queue. */
    public void decline(EmployeeId employee, ConversationId id) {
        var sight = deeds.see(employee, id);
        passed.add(id, employee);
        deeds.require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> rows.giveBack(id, employee),
                        Deeds.telling(EventType.RELEASED, sight, employee, Map.of("reason", "PASSED_ON"))));
    }

    /** Takes back what somebody missed. */
    void missed(OfferRows.Missed missed) {
        passed.add(missed.id(), missed.employee());
        change.run(
                missed.id(),
                false,
                note -> rows.giveBack(missed.id(), missed.employee()),
                standing -> new SettleScript.Telling(
                        EventType.TAKEN_BACK,
                        null,
                        null,
                        Map.of("from", missed.employee().toString(), "reason", "NOT_TAKEN")));
        if (rows.markAway(missed.employee())) {
            announcements.add(new ParleyEvent(
                    EventType.EMPLOYEE_CHANGED,
                    null,
                    0,
                    null,
                    null,
                    null,
                    Instant.now(),
                    Map.of("employee", missed.employee().toString(), "reason", "MISSED")));
        }
    }
}
