package dev.parley.botrules.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.Action;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Guideline.Clash;
import dev.parley.botrules.Guideline.Order;
import dev.parley.botrules.Scope;
import dev.parley.botrules.Wording;
import dev.parley.botrules.book.Match;
import dev.parley.botrules.plan.Plan.Cause;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanTests {
    private static final Action.SetPriority HIGH = new Action.SetPriority("HIGH");
    private static final Action.SetPriority LOW = new Action.SetPriority("LOW");
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();

    @Test
    void theFirstDecidesUnlessALaterOneReplacesIt() {
        assertThat(actions(plan(match(Clash.KEEP, LOW), match(Clash.KEEP, HIGH))))
                .containsExactly(LOW);
        assertThat(actions(plan(match(Clash.KEEP, HIGH), match(Clash.REPLACE, LOW))))
                .containsExactly(LOW);
        assertThat(actions(plan(match(Clash.KEEP, HIGH), match(Clash.MERGE, LOW))))
                .containsExactly(HIGH);
        assertThat(actions(plan(match(Clash.KEEP, LOW), match(Clash.MERGE, HIGH))))
                .containsExactly(HIGH);
    }

    @Test
    void whatIsLeftSaysByWhom() {
        var first = match(Clash.KEEP, LOW);
        var second = match(Clash.KEEP, HIGH);

        var left = plan(first, second).left().getFirst();

        assertThat(left.guideline()).isEqualTo(second.guideline());
        assertThat(left.by()).isEqualTo(first.guideline());
        assertThat(left.cause()).isEqualTo(Cause.DECIDED);
    }

    @Test
    void afterOneThatStopsNoneActs() {
        var tag = new Action.Tag(List.of(ONE), List.of());
        var stop = match(new Order(1, true, Clash.KEEP), HIGH, tag);
        var plan = plan(stop, match(Clash.REPLACE, LOW));

        assertThat(actions(plan)).containsExactly(HIGH, tag);
        assertThat(plan.left())
                .singleElement()
                .satisfies(left -> assertThat(left.cause()).isEqualTo(Cause.STOPPED));
    }

    @Test
    void tagsOfSeveralAddUpButForTheSameOne() {
        var on = new Action.Tag(List.of(ONE), List.of());
        var other = new Action.Tag(List.of(TWO), List.of());
        var off = new Action.Tag(List.of(), List.of(ONE));

        assertThat(actions(plan(match(Clash.KEEP, on), match(Clash.KEEP, other), match(Clash.KEEP, off))))
                .containsExactly(on, other);
    }

    @Test
    void spamIsNotAnswered() {
        var answer = new Action.Answer(null, new Wording(Map.of(dev.parley.botrules.Language.EN, "Hi")));
        var plan = plan(match(Clash.KEEP, answer), match(Clash.KEEP, new Action.CloseAsSpam()));

        assertThat(actions(plan)).containsExactly(new Action.CloseAsSpam());
        assertThat(plan.left())
                .singleElement()
                .satisfies(left -> assertThat(left.cause()).isEqualTo(Cause.SPAM));
    }

    @Test
    void aDraftHearsTheStrictestAndWhoMayApprove() {
        var verdict = Verdict.of(List.of(
                outgoing(new Action.Warn("Sure?")),
                outgoing(new Action.RequireApproval("AGENT", "Ask")),
                outgoing(new Action.RequireApproval("MANAGER", "Ask"))));

        assertThat(verdict.strictest()).contains(Verdict.Level.APPROVE);
        assertThat(verdict.approvers()).contains("MANAGER");
        assertThat(Verdict.of(List.of()).strictest()).isEmpty();
    }

    private static Plan plan(Match... matches) {
        return Plan.of(List.of(matches));
    }

    private static List<Action.Inbound> actions(Plan plan) {
        return plan.steps().stream().map(Plan.Step::action).toList();
    }

    private static Match match(Clash clash, Action... actions) {
        return match(new Order(1, false, clash), actions);
    }

    private static Match match(Order order, Action... actions) {
        return match(Direction.IN, order, actions);
    }

    private static Match outgoing(Action action) {
        return match(Direction.OUT, Order.USUAL, action);
    }

    private static Match match(Direction direction, Order order, Action... actions) {
        return new Match(
                new Guideline(
                        UUID.randomUUID(),
                        1,
                        "Anything",
                        "",
                        direction,
                        Scope.EVERYWHERE,
                        new Condition.All(List.of()),
                        List.of(actions),
                        order,
                        null,
                        null),
                List.of());
    }
}
