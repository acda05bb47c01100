package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets employees take part in a conversation without holding it. */
@Component
public class Participation {
    private final AccessRows access;
    private final ParticipantRows participants;
    private final Announcements announcements;

    Participation(AccessRows access, ParticipantRows participants, Announcements announcements) {
        this.access = access;
        this.participants = participants;
        this.announcements = announcements;
    }

    /** Adds the employee; nothing happens when they take part already. */
    @Transactional
    public void join(EmployeeId employee, ConversationId id) {
        tell(EventType.JOINED, employee, id, see(employee, id), participants.insert(id, employee));
    }

    /** Takes the employee out; nothing happens when they do not take part. */
    @Transactional
    public void leave(EmployeeId employee, ConversationId id) {
        tell(EventType.LEFT, employee, id, see(employee, id), participants.delete(id, employee));
    }

    private AccessRows.Sight see(EmployeeId employee, ConversationId id) {
        return access.find(id, employee).orElseThrow(() -> Problem.notFound("conversation"));
    }

    private void tell(
            EventType type, EmployeeId employee, ConversationId id, AccessRows.Sight sight, OptionalLong version) {
        version.ifPresent(now -> announcements.add(new ParleyEvent(
                type, id.value(), now, sight.teamId(), null, employee.value(), Instant.now(), Map.of())));
    }
}
