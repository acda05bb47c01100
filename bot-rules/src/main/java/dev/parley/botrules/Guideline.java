package dev.parley.botrules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a guideline: what it is about, when it holds, what it does then and why.
 *
 * @param version counted from 1
 * @param reason why we do this, for colleagues
 * @param order where it stands in {@link Order}
 * @param validFrom it does nothing before; null: at once
 * @param validUntil it does nothing from then on; null: until it is changed
 */
public record Guideline(
        UUID id,
        int version,
        String name,
        String reason,
        Direction direction,
        Scope scope,
        Condition condition,
        List<Action> actions,
        Order order,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {
    /** Checks that its actions are of its direction, and keeps a copy. */
    public Guideline {
        actions = List.copyOf(actions);
        var kind = direction == Direction.IN ? Action.Inbound.class : Action.Outbound.class;
        if (!actions.stream().allMatch(kind::isInstance)) {
            throw new IllegalArgumentException(
                    direction == Direction.IN
                            ? "A guideline about what customers write suggests, tags, routes, tells or answers."
                            : "A guideline about answers advises, warns, asks for approval or forbids.");
        }
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("Choose what the guideline does.");
        }
    }

    /** Whether it counts at a moment. */
    public boolean isValidAt(Instant now) {
        return (validFrom == null || !now.isBefore(validFrom)) && (validUntil == null || now.isBefore(validUntil));
    }

    /** The condition together with where it counts. */
    public Condition whole() {
        return scope.and(condition);
    }

    /**
     * Where it stands among those that hold for the same message.
     *
     * @param rank the smallest acts first; of the same, the older guideline
     * @param stop whether none after it acts
     * @param clash what happens where one before it has decided the same thing
     */
    public record Order(int rank, boolean stop, Clash clash) {
        /** In the middle, and the first one decides. */
        public static final Order USUAL = new Order(100, false, Clash.KEEP);

        /** Checks the number. */
        public Order {
            Shape.number("The rank of a guideline", rank, 0, 1_000_000);
        }
    }

    /** What happens where a guideline of before has decided the same thing: the priority, the team, a field, an answer. */
    public enum Clash {
        /** What was decided before stays. */
        KEEP,
        /** This one counts instead. */
        REPLACE,
        /** The more urgent priority, the longer snooze, the stricter approval; where there is no such thing, as KEEP. */
        MERGE
    }
}
