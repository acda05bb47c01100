package dev.parley.inbox.conversation;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells everybody who sees a conversation that a draft in it was begun, ended, taken over or reviewed; never what it says, and
 * nothing of each save. The conversation's row is locked before a draft's, always in this order.
 */
@Component
public class DraftDeeds {
    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final Clock clock;

    DraftDeeds(JdbcClient jdbc, Announcements announcements, Clock clock) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.clock = clock;
    }

    private record Told(long version, UUID team) {}

    /** Locks the conversation until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(ConversationId id) {
        jdbc.sql("select id from conversation where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    /** Tells what {@code doer} did, once the running transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(EventType type, ConversationId id, EmployeeId doer, Map<String, String> facts) {
        var told = jdbc.sql(
                        "update conversation set version = version + 1 where id = :id returning version, team_id as team")
                .param("id", id.value())
                .query(Told.class)
                .single();
        announcements.add(new ParleyEvent(
                type, id.value(), told.version(), told.team(), null, doer.value(), clock.instant(), facts));
    }

    /** That a draft has its first words, or none any more; of drafts that their writers keep to themselves nothing is told. */
    void tellWords(ConversationId id, EmployeeId writer, boolean begun) {
        boolean shared = jdbc.sql("select shares_drafts from employee where id = :id")
                .param("id", writer.value())
                .query(Boolean.class)
                .single();
        if (shared) {
            tell(begun ? EventType.DRAFT_BEGUN : EventType.DRAFT_ENDED, id, writer, Map.of());
        }
    }
}
