package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives the exclusive right to answer. Redis decides who gets it; "yes" is said only after PostgreSQL has committed the token.
 *
 * <p>When PostgreSQL refuses or fails, Redis is put back to what PostgreSQL says; when this node dies in between, the
 * {@link Reconciler} does it. Whoever sends asks {@link #requireHolder}, which trusts PostgreSQL alone.
 */
@Component
public class Claims {
    private static final int TRIES = 20;

    private final ClaimScript claim;
    private final ClaimNextScript claimNext;
    private final Fence fence;
    private final AccessRows rows;
    private final Access access;
    private final Timer latency;

    Claims(
            ClaimScript claim,
            ClaimNextScript claimNext,
            Fence fence,
            AccessRows rows,
            Access access,
            MeterRegistry meters) {
        this.claim = claim;
        this.claimNext = claimNext;
        this.fence = fence;
        this.rows = rows;
        this.access = access;
        this.latency = Timer.builder("parley.claim")
                .description("From the wish to claim until PostgreSQL has committed it")
                .publishPercentileHistogram()
                .register(meters);
    }

    /** The conversation, once it is the employee's; repeating it is harmless. 409 {@code held} or {@code closed} otherwise. */
    public Claimed claim(EmployeeId employee, ConversationId id) {
        return claim(employee, id, false);
    }

    /** The same, but 409 {@code at-capacity} when the employee holds as many as they may be given. */
    Claimed claimIfRoom(EmployeeId employee, ConversationId id) {
        return claim(employee, id, true);
    }

    private Claimed claim(EmployeeId employee, ConversationId id, boolean ifRoom) {
        var sample = Timer.start();
        var sight = rows.find(id, employee).orElseThrow(() -> Problem.notFound("conversation"));
        if (!sight.open()) {
            throw Refusals.closed();
        }
        if (sight.holderId() != null && !sight.holderId().equals(employee.value())) {
            throw Refusals.held(new EmployeeId(sight.holderId()), sight.holderName());
        }
        for (int i = 0; i < TRIES; i++) {
            var claimed = tryOnce(employee, id, ifRoom);
            if (claimed.isPresent()) {
                sample.stop(latency);
                return claimed.get();
            }
        }
        throw Epochs.rebuilding();
    }

    private Optional<Claimed> tryOnce(EmployeeId employee, ConversationId id, boolean ifRoom) {
        return switch (claim.run(id, employee, ifRoom)) {
            case Decision.Won won -> fenced(employee, id, won.token(), won.mark());
            case Decision.Yours yours -> fenced(employee, id, yours.token(), yours.mark());
            case Decision.Held held ->
                throw Refusals.held(held.holder(), rows.findName(held.holder()).orElse(null));
            case Decision.Closed closed -> restored(id);
            case Decision.Unknown unknown -> restored(id);
            case Decision.Full full -> throw Refusals.full();
            case Decision.Nothing nothing -> Optional.empty();
        };
    }

    private Optional<Claimed> fenced(EmployeeId employee, ConversationId id, long token, String mark) {
        return switch (fence.pass(id, employee, token, mark)) {
            case Fence.Outcome.Yes yes -> Optional.of(yes.claimed());
            case Fence.Outcome.Behind behind -> Optional.empty();
            case Fence.Outcome.No no -> throw refusal(no.standing());
        };
    }

    private Optional<Claimed> restored(ConversationId id) {
        var standing = fence.restore(id);
        if (standing.isPresent() && standing.get().open() && standing.get().holder() == null) {
            return Optional.empty();
        }
        throw refusal(standing);
    }

    private Problem refusal(Optional<Standing> standing) {
        if (standing.isEmpty()) {
            return Problem.notFound("conversation");
        }
        var holder = standing.get().holder();
        return standing.get().open() && holder != null
                ? Refusals.held(holder, rows.findName(holder).orElse(null))
                : Refusals.closed();
    }

    /**
     * The first in the team's queue that the employee's skills suffice for, once it is theirs; empty when there is none. 409
     * {@code at-capacity} when they hold as many as they may be given.
     */
    public Optional<Claimed> claimNext(EmployeeId employee, TeamId team) {
        if (!access.mayRead(employee, team)) {
            throw Problem.notFound("team");
        }
        var sample = Timer.start();
        for (int i = 0; i < TRIES; i++) {
            var decision = claimNext.run(team, employee);
            if (decision instanceof Decision.Full) {
                throw Refusals.full();
            }
            if (!(decision instanceof Decision.Won won)) {
                return Optional.empty();
            }
            if (fence.pass(won.id(), employee, won.token(), won.mark()) instanceof Fence.Outcome.Yes yes) {
                sample.stop(latency);
                return Optional.of(yes.claimed());
            }
        }
        throw Epochs.rebuilding();
    }

    /**
     * Makes sure, in the caller's transaction and until its end, that the employee holds the conversation under this token.
     * 403 {@code not-holder} or 409 {@code closed} otherwise. PostgreSQL alone decides, so two can never both pass.
     */
    public void requireHolder(ConversationId id, EmployeeId employee, long token) {
        var locked = rows.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        if (!locked.open()) {
            throw Refusals.closed();
        }
        if (!locked.heldBy(employee) || locked.token() != token) {
            throw Refusals.notHolder();
        }
    }
}
