package dev.parley.inbox.guideline;

import dev.parley.botrules.Condition;
import dev.parley.inbox.problem.Problem;
import java.util.List;

/** Keeps conditions to what people can still read and machines can still compile. */
final class ConditionSize {
    private static final int DEEPEST = 20;
    private static final int MOST = 500;

    private int nodes;

    private ConditionSize() {}

    /** How many conditions it consists of; a problem when they are too many, or nested too deep. */
    static int check(Condition condition) {
        var size = new ConditionSize();
        size.count(condition, 1);
        return size.nodes;
    }

    private void count(Condition condition, int depth) {
        nodes++;
        if (depth > DEEPEST) {
            throw Problem.invalid("Conditions can be nested " + DEEPEST + " deep at most. Split the guideline.");
        }
        if (nodes > MOST) {
            throw Problem.invalid("A guideline has " + MOST + " conditions at most. Split it.");
        }
        parts(condition).forEach(part -> count(part, depth + 1));
    }

    private static List<Condition> parts(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts();
            case Condition.Any any -> any.parts();
            case Condition.Not not -> List.of(not.part());
            case Condition.OfText words -> List.of();
            case Condition.Check check -> List.of();
            case Condition.Is is -> List.of();
            case Condition.AtLeast number -> List.of();
            case Condition.AtMost number -> List.of();
            case Condition.Present present -> List.of();
            case Condition.Expression expression -> List.of();
        };
    }
}
