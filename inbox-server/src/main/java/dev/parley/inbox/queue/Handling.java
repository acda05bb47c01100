package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    Handling(AccessRows access, FenceRows fence, Change change) {
        this.access = access;
        this.fence = fence;
        this.change = change;
    }

    /** Gives a conversation back to the queue, to its old place. Nothing happens when it waits there already. */
    public void release(EmployeeId employee, ConversationId id, @Nullable Long token) {
        var sight = see(employee, id);
        if (sight.open() && sight.holderId() == null) {
            return;
        }
        var actor = actor(sight, employee, token);
        require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.release(id, actor),
                        telling(EventType.RELEASED, sight, employee, Map.of())));
    }

    /** Makes a colleague the holder, under a new token that nobody else knows. */
    public void handOver(EmployeeId employee, ConversationId id, @Nullable Long token, EmployeeId colleague) {
        var sight = see(employee, id);
        if (!access.isActiveEmployee(colleague)) {
            throw Problem.invalid("Choose a colleague whose account is active.");
        }
        var actor = actor(sight, employee, token);
        require(
                employee,
                id,
                change.run(
                        id,
                        true,
                        note -> fence.handOver(id, actor, colleague, note.token()),
                        telling(EventType.HANDED_OVER, sight, employee, Map.of("to", colleague.toString()))));
    }

    /** Puts a conversation into another team's queue, with the time its customer has waited already. */
    public void handOver(EmployeeId employee, ConversationId id, @Nullable Long token, TeamId team) {
        var sight = see(employee, id);
        if (!access.isTeam(team)) {
            throw Problem.invalid("Choose a team that exists.");
        }
        var actor = actor(sight, employee, token);
        require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.move(id, actor, team),
                        telling(EventType.HANDED_OVER, sight, employee, Map.of("toTeam", team.toString()))));
    }

    /** Closes a conversation. Nothing happens when it is closed already. */
    public void close(EmployeeId employee, ConversationId id, @Nullable Long token) {
        var sight = see(employee, id);
        if (!sight.open()) {
            return;
        }
        var actor = actor(sight, employee, token);
        require(
                employee,
                id,
                change.run(
                        id,
                        false,
                        note -> fence.close(id, actor),
                        telling(EventType.CLOSED, sight, employee, Map.of())));
    }

    /** Puts a closed conversation back into its team's queue. Nothing happens when it is open already. */
    public void reopen(EmployeeId employee, ConversationId id) {
        var sight = see(employee, id);
        if (!sight.open()) {
            change.run(id, false, note -> fence.reopen(id), telling(EventType.REOPENED, sight, employee, Map.of()));
        }
    }

    private AccessRows.Sight see(EmployeeId employee, ConversationId id) {
        return access.find(id, employee).orElseThrow(() -> Problem.notFound("conversation"));
    }

    private static Actor actor(AccessRows.Sight sight, EmployeeId employee, @Nullable Long token) {
        return new Actor(employee, token == null ? 0 : token, sight.manages() && token == null);
    }

    private void require(EmployeeId employee, ConversationId id, Optional<Standing> changed) {
        if (changed.isEmpty()) {
            boolean closed =
                    access.find(id, employee).filter(sight -> !sight.open()).isPresent();
            throw closed ? Refusals.closed() : Refusals.notHolder();
        }
    }

    private static Function<Standing, SettleScript.Telling> telling(
            EventType type, AccessRows.Sight before, EmployeeId employee, Map<String, String> facts) {
        var data = new HashMap<>(facts);
        UUID holder = before.holderId();
        if (holder != null) {
            data.put("from", holder.toString());
        }
        return after -> new SettleScript.Telling(
                type, after.team().equals(before.team()) ? null : before.teamId(), employee.value(), data);
    }
}
