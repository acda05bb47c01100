package dev.parley.botrules.plan;

import dev.parley.botrules.Action;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Place;
import dev.parley.botrules.book.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What guidelines do about one message, in order.
 *
 * @param steps what is done
 * @param left what is not, although its guideline holds
 */
public record Plan(List<Step> steps, List<Left> left) {
    /** Nothing. */
    public static final Plan NOTHING = new Plan(List.of(), List.of());

    /** Keeps copies. */
    public Plan {
        steps = List.copyOf(steps);
        left = List.copyOf(left);
    }

    /**
     * One thing to do.
     *
     * @param because the words its guideline holds because of
     */
    public record Step(Guideline guideline, List<Place> because, Action.Inbound action) {
        /** Keeps a copy. */
        public Step {
            because = List.copyOf(because);
        }
    }

    /**
     * One thing that is not done.
     *
     * @param by the guideline that decided otherwise
     */
    public record Left(Guideline guideline, Action.Inbound action, Cause cause, Guideline by) {}

    /** Why something is not done. */
    public enum Cause {
        /** Another guideline decides the same thing. */
        DECIDED,
        /** Another guideline ends the list. */
        STOPPED,
        /** What is closed as spam is not answered or put aside. */
        SPAM
    }

    /** What a thing can be that only one guideline decides. */
    private record Subject(String kind, @Nullable Object which) {}

    /** The plan of guidelines that hold, given in the order in which they act. */
    public static Plan of(List<Match> matches) {
        var making = new Making();
        Guideline stopper = null;
        for (var match : matches) {
            for (var action : match.guideline().actions()) {
                if (!(action instanceof Action.Inbound inbound)) {
                    continue;
                }
                if (stopper == null) {
                    making.add(new Step(match.guideline(), match.places(), inbound));
                } else {
                    making.left.add(new Left(match.guideline(), inbound, Cause.STOPPED, stopper));
                }
            }
            if (stopper == null && match.guideline().order().stop()) {
                stopper = match.guideline();
            }
        }
        return making.plan();
    }

    private static final class Making {
        private final List<Step> steps = new ArrayList<>();
        private final List<Left> left = new ArrayList<>();
        private final Map<Subject, Step> decided = new HashMap<>();

        void add(Step step) {
            var subjects = subjects(step.action()).toList();
            for (var subject : subjects) {
                var before = decided.get(subject);
                if (before != null) {
                    settle(before, step, subject);
                    return;
                }
            }
            subjects.forEach(subject -> decided.put(subject, step));
            steps.add(step);
        }

        /** Two guidelines want different things: the later one says what happens. */
        private void settle(Step before, Step after, Subject subject) {
            boolean replaces = switch (after.guideline().order().clash()) {
                case KEEP -> false;
                case REPLACE -> true;
                case MERGE -> isMore(after.action(), before.action());
            };
            if (!replaces) {
                left.add(new Left(after.guideline(), after.action(), Cause.DECIDED, before.guideline()));
                return;
            }
            left.add(new Left(before.guideline(), before.action(), Cause.DECIDED, after.guideline()));
            steps.set(steps.indexOf(before), after);
            decided.values().removeIf(before::equals);
            subjects(after.action()).forEach(each -> decided.put(each, after));
            decided.put(subject, after);
        }

        Plan plan() {
            var spam = steps.stream()
                    .filter(step -> step.action() instanceof Action.CloseAsSpam)
                    .findFirst();
            if (spam.isPresent()) {
                steps.removeIf(step -> {
                    boolean senseless =
                            step.action() instanceof Action.Answer || step.action() instanceof Action.Snooze;
                    if (senseless) {
                        left.add(new Left(
                                step.guideline(),
                                step.action(),
                                Cause.SPAM,
                                spam.get().guideline()));
                    }
                    return senseless;
                });
            }
            return new Plan(steps, left);
        }
    }

    private static boolean isMore(Action.Inbound one, Action.Inbound other) {
        if (one instanceof Action.SetPriority mine && other instanceof Action.SetPriority theirs) {
            var levels = List.of("LOW", "NORMAL", "HIGH", "URGENT");
            return levels.indexOf(mine.priority()) > levels.indexOf(theirs.priority());
        }
        if (one instanceof Action.Snooze mine && other instanceof Action.Snooze theirs) {
            return mine.hours() > theirs.hours();
        }
        if (one instanceof Action.AskApproval mine && other instanceof Action.AskApproval theirs) {
            return Verdict.ROLES.indexOf(mine.role()) > Verdict.ROLES.indexOf(theirs.role());
        }
        return false;
    }

    /** What an action decides alone; what may be done twice by two guidelines decides nothing. */
    private static Stream<Subject> subjects(Action.Inbound action) {
        return switch (action) {
            case Action.SetPriority priority -> Stream.of(new Subject("priority", null));
            case Action.MoveTo move -> Stream.of(new Subject("team", null));
            case Action.SetField field -> Stream.of(new Subject("field", field.field()));
            case Action.Snooze snooze -> Stream.of(new Subject("snooze", null));
            case Action.Answer answer -> Stream.of(new Subject("answer", null));
            case Action.AskApproval approval -> Stream.of(new Subject("approval", null));
            case Action.CloseAsSpam spam -> Stream.of(new Subject("spam", null));
            case Action.CallWebhook webhook -> Stream.of(new Subject("webhook", webhook.url()));
            case Action.Tag tag -> tags(tag);
            case Action.Suggest suggest -> Stream.empty();
            case Action.WantSkills skills -> Stream.empty();
            case Action.Notify notify -> Stream.empty();
        };
    }

    private static Stream<Subject> tags(Action.Tag tag) {
        return Stream.concat(tag.add().stream(), tag.remove().stream()).map((UUID id) -> new Subject("tag", id));
    }
}
