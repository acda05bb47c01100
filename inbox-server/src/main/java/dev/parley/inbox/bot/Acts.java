package dev.parley.inbox.bot;

import dev.parley.botrules.Action;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Place;
import dev.parley.botrules.plan.Plan;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.event.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What guidelines did, kept: an act for each guideline and message, and a record of it. */
@Component
class Acts {
    /** Characters of a message that its record holds. */
    private static final int LONGEST_INPUT = 4000;

    private final ActRows rows;
    private final BotRecord record;

    Acts(ActRows rows, BotRecord record) {
        this.rows = rows;
        this.record = record;
    }

    /**
     * What became of one action.
     *
     * @param left why it was not done; null where it was
     * @param by the guideline that decided otherwise
     */
    public record StepView(
            Action action,
            Plan.@Nullable Cause left,
            @Nullable Reference by) {}

    /** A version of a guideline. */
    public record Reference(UUID id, int version, String name) {
        static Reference of(Guideline guideline) {
            return new Reference(guideline.id(), guideline.version(), guideline.name());
        }
    }

    /** One guideline and one message. */
    record Act(UUID id, Guided guided, Guideline guideline, List<Place> places, List<StepView> steps) {}

    void insertReadings(List<Guided> guided) {
        rows.insertReadings(guided);
    }

    void insert(List<Guided> guided) {
        var acts = guided.stream().flatMap(each -> of(each).stream()).toList();
        rows.insert(acts);
        for (var act : acts) {
            record.add(new BotRecord.Entry(
                    BotRecord.Kind.ACTED,
                    act.guided().came().conversation().value(),
                    act.guided().came().message().value(),
                    act.guideline().id(),
                    act.guideline().version(),
                    null,
                    Map.of(
                            "input", input(act.guided().came()),
                            "places", act.places(),
                            "steps", act.steps())));
        }
    }

    private static String input(Came came) {
        String whole = came.said().whole();
        return whole.substring(0, Math.min(LONGEST_INPUT, whole.length()));
    }

    private static List<Act> of(Guided guided) {
        var steps = new LinkedHashMap<Guideline, List<StepView>>();
        var places = new LinkedHashMap<Guideline, List<Place>>();
        for (var step : guided.plan().steps()) {
            steps.computeIfAbsent(step.guideline(), each -> new ArrayList<>())
                    .add(new StepView(step.action(), null, null));
            places.put(step.guideline(), step.because());
        }
        for (var left : guided.plan().left()) {
            steps.computeIfAbsent(left.guideline(), each -> new ArrayList<>())
                    .add(new StepView(left.action(), left.cause(), Reference.of(left.by())));
        }
        return steps.entrySet().stream()
                .map(entry -> new Act(
                        Ids.next(),
                        guided,
                        entry.getKey(),
                        places.getOrDefault(entry.getKey(), List.of()),
                        entry.getValue()))
                .toList();
    }

    /** Makes the conversations what guidelines made of them. */
    void update(List<Guided> guided, Map<ConversationId, ConversationState> after) {
        for (var each : guided) {
            var state = after.get(each.came().conversation());
            if (state != null) {
                rows.update(state, state.snoozed() ? each.snoozedUntil() : null);
            }
        }
    }

    /** Whom to tell: those named, and everybody of the teams named. */
    Set<UUID> people(List<Action.Notify> told) {
        return rows.people(
                told.stream().flatMap(each -> each.employees().stream()).toList(),
                told.stream().flatMap(each -> each.teams().stream()).toList());
    }
}
