package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Offers in PostgreSQL: conversations held by somebody who did not ask for them. */
@Component
final class OfferRows {
    private static final String RETURNING = " returning " + StandingRows.COLUMNS;
    private final JdbcClient jdbc;

    OfferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the employee can be offered something; nobody else offers them anything until the transaction ends. */
    boolean lock(EmployeeId employee) {
        return jdbc.sql("select id from employee where id = :id and active and availability = 'AVAILABLE' for update")
                .param("id", employee.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Makes the employee the holder as {@link FenceRows#claim} does, while they have room here too; they are locked. */
    Optional<Standing> offer(PushScript.Given given) {
        return jdbc.sql("""
                        update conversation c
                           set holder_id = :employee, claim_token = :token, held_since = now(), snoozed_until = null,
                               offered_until = now() + make_interval(secs => (
                                   select accept_seconds from team where id = c.team_id)),
                               version = version + 1
                         where id = :id and status = 'OPEN' and holder_id is null and claim_token < :token
                           and (select count(*) from conversation where holder_id = :employee) < :most
                        """ + RETURNING)
                .param("id", given.id().value())
                .param("employee", given.employee().value())
                .param("token", given.token())
                .param("most", given.most())
                .query(StandingRows::read)
                .optional();
    }

    /** Ends the offer: its holder takes it. Gives the conversation's new version, or nothing where there was no offer. */
    OptionalLong accept(ConversationId id, EmployeeId employee) {
        return jdbc.sql("""
                        update conversation set offered_until = null, version = version + 1
                         where id = :id and holder_id = :me and offered_until is not null
                        returning version
                        """)
                .param("id", id.value())
                .param("me", employee.value())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Gives it back to the queue: its holder does not take it. */
    Optional<Standing> giveBack(ConversationId id, EmployeeId employee) {
        return jdbc.sql("""
                        update conversation
                           set holder_id = null, held_since = null, offered_until = null, version = version + 1
                         where id = :id and holder_id = :me and offered_until is not null
                        """ + RETURNING)
                .param("id", id.value())
                .param("me", employee.value())
                .query(StandingRows::read)
                .optional();
    }

    /** An offer that nobody took in time. */
    record Missed(ConversationId id, EmployeeId employee) {}

    /** Locks the first few until the transaction ends, leaving out what another node looks after. */
    List<Missed> lockMissed(int limit) {
        return jdbc.sql("""
                        select id, holder_id
                          from conversation
                         where offered_until <= now() and holder_id is not null
                         order by offered_until
                         limit :limit
                           for update skip locked
                        """)
                .param("limit", limit)
                .query((row, number) -> new Missed(
                        new ConversationId(row.getObject("id", UUID.class)),
                        new EmployeeId(row.getObject("holder_id", UUID.class))))
                .list();
    }

    /** Switches somebody who missed an offer to away; false when they are away already. */
    boolean markAway(EmployeeId employee) {
        return jdbc.sql("""
                        update employee set availability = 'AWAY', away_reason = 'MISSED'
                         where id = :id and availability = 'AVAILABLE'
                        """).param("id", employee.value()).update() > 0;
    }
}
