package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a holder does with a conversation beside answering: gives it back, hands it over, closes it; and what anybody who may read
 * it does with one that nobody holds.
 *
 * <p>PostgreSQL decides, then Redis follows and tells: see {@link Change}. Called inside a transaction, it is told after that
 * commits. Managers act for the holder when they show no token.
 */
@Component
public class Handling {
    private final AccessRows access;
    private final FenceRows fence;
    private final Change change;
    private final Deeds deeds;
    private final ObjectProvider<ClosingRule> closingRules;
    private final PassedNotes passed;

    Handling(
            AccessRows access,
            FenceRows fence,
            Change change,
            Deeds deeds,
            ObjectProvider<ClosingRule> closingRules,
            PassedNotes passed) {
        this.access = access;
        this.fence = fence;
        this.change = change;
        this.deeds = deeds;
        this.closingRules = closingRules;
        this.passed = passed;
    }

    /**
     * Gives a conversation back to the queue, to its old place; it is not offered to its holder again soon. Nothing happens when it
     * waits there already.
     */
    public void release(EmployeeId employee, ConversationId id, @Nullable Long token) {
        var sight = deeds.see(employee, id);
        if (sight.open() && sight.holderId() == null) {
            return;
        }
        var actor = Actor.of(sight, employee, token);
        passed.addWherePushed(id, sight);
        deeds.require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.release(id, actor),
                        Deeds.telling(EventType.RELEASED, sight, employee, Map.of())));
    }

    /** Makes a colleague the holder, under a new token that nobody else knows. */
    public void handOver(EmployeeId employee, ConversationId id, @Nullable Long token, EmployeeId colleague) {
        var sight = deeds.see(employee, id);
        if (!access.isActiveEmployee(colleague)) {
            throw Problem.invalid("Choose a colleague whose account is active.");
        }
        var actor = Actor.of(sight, employee, token);
        deeds.require(
                employee,
                id,
                change.run(
                        id,
                        true,
                        note -> fence.handOver(id, actor, colleague, note.token()),
                        Deeds.telling(EventType.HANDED_OVER, sight, employee, Map.of("to", colleague.toString()))));
    }

    /** Puts a conversation into another team's queue, with the time its customer has waited already. */
    public void handOver(EmployeeId employee, ConversationId id, @Nullable Long token, TeamId team) {
        var sight = deeds.see(employee, id);
        if (!access.isTeam(team)) {
            throw Problem.invalid("Choose a team that exists.");
        }
        var actor = Actor.of(sight, employee, token);
        deeds.require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.move(id, actor, team),
                        Deeds.telling(EventType.HANDED_OVER, sight, employee, Map.of("toTeam", team.toString()))));
    }

    /** Closes a conversation, unless a {@link ClosingRule} objects. Nothing happens when it is closed already. */
    public void close(EmployeeId employee, ConversationId id, @Nullable Long token) {
        var sight = deeds.see(employee, id);
        if (!sight.open()) {
            return;
        }
        closingRules
                .orderedStream()
                .forEach(rule -> rule.objection(id).ifPresent(problem -> {
                    throw problem;
                }));
        var actor = Actor.of(sight, employee, token);
        deeds.require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.close(id, actor),
                        Deeds.telling(EventType.CLOSED, sight, employee, Map.of())));
    }

    /** Puts a closed conversation back into its team's queue because of something that nobody in particular did. */
    public void reopen(ConversationId id, Map<String, String> facts) {
        change.run(
                id,
                false,
                note -> fence.reopen(id),
                standing -> new SettleScript.Telling(EventType.REOPENED, null, null, facts));
    }

    /** Puts a closed conversation back into its team's queue. Nothing happens when it is open already. */
    public void reopen(EmployeeId employee, ConversationId id) {
        var sight = deeds.see(employee, id);
        if (sight.spam()) {
            throw Refusals.spam();
        }
        if (!sight.open()) {
            change.run(
                    id, false, note -> fence.reopen(id), Deeds.telling(EventType.REOPENED, sight, employee, Map.of()));
        }
    }
}
