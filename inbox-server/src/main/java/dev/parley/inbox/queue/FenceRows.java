package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The fence: changes of holder, team and status in PostgreSQL, each one statement that does nothing when its condition no longer
 * holds. An employee who acts for others (a manager) needs no token.
 */
@Component
final class FenceRows {
    private static final String RETURNING = " returning " + StandingRows.COLUMNS;
    /** Who may change a conversation: its holder with the token, anybody while nobody holds it, a manager always. */
    private static final String MAY = """
             where id = :id and status = 'OPEN'
               and (:manages or holder_id is null or (holder_id = :me and claim_token = :token))
            """;

    private final JdbcClient jdbc;

    FenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes hold under a token that must be higher than all before. */
    Optional<Standing> claim(ConversationId id, EmployeeId employee, long token) {
        return jdbc.sql("""
                        update conversation
                           set holder_id = :me, claim_token = :token, held_since = now(), snoozed_until = null,
                               offered_until = null, version = version + 1
                         where id = :id and status = 'OPEN' and holder_id is null and claim_token < :token
                        """ + RETURNING)
                .param("id", id.value())
                .param("me", employee.value())
                .param("token", token)
                .query(StandingRows::read)
                .optional();
    }

    /** Gives it back to the queue. */
    Optional<Standing> release(ConversationId id, Actor actor) {
        return acting(actor, id, """
                update conversation set holder_id = null, held_since = null, version = version + 1
                """ + MAY + " and holder_id is not null")
                .query(StandingRows::read)
                .optional();
    }

    /** Gives it to a colleague under a new token. */
    Optional<Standing> handOver(ConversationId id, Actor actor, EmployeeId colleague, long newToken) {
        return acting(actor, id, """
                update conversation
                   set holder_id = :colleague, claim_token = :newToken, held_since = now(), snoozed_until = null,
                       offered_until = null, version = version + 1
                """ + MAY + " and claim_token < :newToken")
                .param("colleague", colleague.value())
                .param("newToken", newToken)
                .query(StandingRows::read)
                .optional();
    }

    /** Takes it from the colleague who holds it, under a new token; nothing when that is somebody else by now. */
    Optional<Standing> takeOver(ConversationId id, EmployeeId from, EmployeeId to, long newToken) {
        return jdbc.sql("""
                        update conversation
                           set holder_id = :to, claim_token = :newToken, held_since = now(), snoozed_until = null,
                               offered_until = null, version = version + 1
                         where id = :id and status = 'OPEN' and holder_id = :from and claim_token < :newToken
                        """ + RETURNING)
                .param("id", id.value())
                .param("from", from.value())
                .param("to", to.value())
                .param("newToken", newToken)
                .query(StandingRows::read)
                .optional();
    }

    /** Puts it into another team's queue. */
    Optional<Standing> move(ConversationId id, Actor actor, TeamId team) {
        return acting(actor, id, """
                update conversation
                   set team_id = :team, holder_id = null, held_since = null, snoozed_until = null, snoozed_by = null,
                       version = version + 1
                """ + MAY)
                .param("team", team.value())
                .query(StandingRows::read)
                .optional();
    }

    /** Closes it. */
    Optional<Standing> close(ConversationId id, Actor actor) {
        return acting(actor, id, """
                update conversation
                   set status = 'CLOSED', holder_id = null, held_since = null, closed_at = now(), waiting_since = null,
                       snoozed_until = null, snoozed_by = null, version = version + 1
                """ + MAY).query(StandingRows::read).optional();
    }

    /** Puts it aside until a time, or until the customer writes; nobody holds it meanwhile. */
    Optional<Standing> snooze(ConversationId id, Actor actor, @Nullable Instant until) {
        return acting(actor, id, """
                update conversation
                   set snoozed_until = coalesce(cast(:until as timestamptz), 'infinity'), snoozed_by = :me,
                       holder_id = null, held_since = null, version = version + 1
                """ + MAY)
                .param("until", until == null ? null : Timestamp.from(until))
                .query(StandingRows::read)
                .optional();
    }

    /** Brings it back from its snooze into the queue. */
    Optional<Standing> wake(ConversationId id) {
        return jdbc.sql("""
                        update conversation set snoozed_until = null, version = version + 1
                         where id = :id and status = 'OPEN' and snoozed_until is not null
                        """ + RETURNING)
                .param("id", id.value())
                .query(StandingRows::read)
                .optional();
    }

    /** Changes how urgent it is; nothing when it is that already. */
    Optional<Standing> prioritise(ConversationId id, Priority priority) {
        return jdbc.sql("""
                        update conversation set priority = :priority, version = version + 1
                         where id = :id and priority <> :priority
                        """ + RETURNING)
                .param("id", id.value())
                .param("priority", priority.level())
                .query(StandingRows::read)
                .optional();
    }

    /** Opens it again, into the queue. */
    Optional<Standing> reopen(ConversationId id) {
        return jdbc.sql("""
                        update conversation
                           set status = 'OPEN', holder_id = null, held_since = null, closed_at = null, version = version + 1
                         where id = :id and status = 'CLOSED' and merged_into is null and not spam
                        """ + RETURNING)
                .param("id", id.value())
                .query(StandingRows::read)
                .optional();
    }

    /** Takes it back from somebody who was away for longer than the team allows. */
    Optional<Standing> takeBack(ConversationId id, EmployeeId from, Duration away) {
        return jdbc.sql("""
                        update conversation c
                           set holder_id = null, held_since = null, version = version + 1
                         where id = :id and holder_id = :from
                           and exists (select 1 from team t
                                        where t.id = c.team_id and t.grace_seconds::bigint * 1000 <= :away)
                        """ + RETURNING)
                .param("id", id.value())
                .param("from", from.value())
                .param("away", away.toMillis())
                .query(StandingRows::read)
                .optional();
    }

    private JdbcClient.StatementSpec acting(Actor actor, ConversationId id, String update) {
        return jdbc.sql(update + RETURNING)
                .param("id", id.value())
                .param("me", actor.employee().value())
                .param("manages", actor.manages())
                .param("token", actor.token());
    }
}
