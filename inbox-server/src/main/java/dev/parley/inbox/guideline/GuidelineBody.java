package dev.parley.inbox.guideline;

import dev.parley.botrules.Action;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Scope;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people write into one version of a guideline.
 *
 * @param reason why we do this
 * @param stop whether no guideline after it acts
 * @param clash what happens where one before it has decided the same thing
 * @param validFrom it does nothing before; null: at once
 * @param validUntil it does nothing from then on; null: until it is changed
 */
record GuidelineBody(
        String name,
        String reason,
        Direction direction,
        Scope scope,
        Condition condition,
        List<Action> actions,
        boolean stop,
        Guideline.Clash clash,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        List<Example> examples) {
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_ACTIONS = 20;
    private static final int MOST_EXAMPLES = 100;
    /** What this release does. */
    private static final Predicate<Action> DONE = action -> action instanceof Action.Outbound
            || action instanceof Action.Tag
            || action instanceof Action.SetPriority
            || action instanceof Action.MoveTo
            || action instanceof Action.Snooze
            || action instanceof Action.CloseAsSpam
            || action instanceof Action.Notify;

    private static final UUID NOBODY = new UUID(0, 0);

    GuidelineBody {
        String given = name;
        name = at("/name", () -> Checked.name(given, "The guideline's name"));
        reason = reason.strip();
        actions = List.copyOf(actions);
        examples = List.copyOf(examples);
        refuse("/reason", reason.isEmpty() || reason.length() > LONGEST_REASON, """
                Say why we do this, in 1 to %d characters.""".formatted(LONGEST_REASON));
        refuse("/actions", actions.size() > MOST_ACTIONS, "A guideline does at most " + MOST_ACTIONS + " things.");
        refuse("/examples", examples.size() > MOST_EXAMPLES, "A guideline has at most " + MOST_EXAMPLES + " examples.");
        refuse(
                "/validUntil",
                validFrom != null && validUntil != null && !validFrom.isBefore(validUntil),
                "A guideline ends after it began to count.");
        refuse("/actions", !actions.stream().allMatch(DONE), """
                Parley cannot do this of its own accord yet. It can set tags, the priority and the team, put aside, call \
                spam and tell colleagues; about answers it can advise, warn, ask for approval and forbid.""");
        at("/condition", () -> ConditionSize.check(condition));
        var acts = actions;
        at(
                "/actions",
                () -> new Guideline(
                        NOBODY, 1, given, "", direction, scope, condition, acts, Guideline.Order.USUAL, null, null));
    }

    /** The value that decides. */
    Guideline guideline(UUID id, int version, int rank) {
        var order = new Guideline.Order(rank, stop, clash);
        return new Guideline(
                id, version, name, reason, direction, scope, condition, actions, order, validFrom, validUntil);
    }

    private static void refuse(String place, boolean wrong, String detail) {
        if (wrong) {
            throw Problem.invalid(detail).with("pointer", place);
        }
    }

    private static <T> T at(String place, Supplier<T> check) {
        try {
            return check.get();
        } catch (Problem problem) {
            throw problem.with("pointer", place);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(String.valueOf(e.getMessage())).with("pointer", place);
        }
    }
}
