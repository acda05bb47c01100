package dev.parley.inbox.bot;

import dev.parley.botrules.Action;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.plan.Plan;
import dev.parley.botrules.plan.Plan.Step;
import dev.parley.inbox.conversation.ConversationState;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message, what was read out of it, and what guidelines do about it. */
public record Guided(Came came, Understood understood, Plan plan) {
    /** The guideline that nobody wants to read it by. */
    public Optional<Guideline> spam() {
        return steps(Action.CloseAsSpam.class).findFirst().map(Step::guideline);
    }

    /** The conversation as guidelines leave it. What somebody holds is not moved or put aside under their hands. */
    public ConversationState applyTo(ConversationState state) {
        if (plan.steps().isEmpty()) {
            return state;
        }
        boolean free = state.holder() == null && !state.spam();
        var tags = new LinkedHashSet<>(state.tagIds());
        Priority priority = state.priority();
        TeamId team = state.team();
        boolean snoozed = state.snoozed();
        for (var step : plan.steps()) {
            switch (step.action()) {
                case Action.Tag tag -> {
                    tag.remove().forEach(id -> tags.remove(new TagId(id)));
                    tag.add().forEach(id -> tags.add(new TagId(id)));
                }
                case Action.SetPriority set -> priority = Priority.valueOf(set.priority());
                case Action.MoveTo move -> team = free ? new TeamId(move.team()) : team;
                case Action.Snooze snooze -> snoozed = snoozed || free;
                default -> {}
            }
        }
        return state.guided(team, priority, snoozed, java.util.List.copyOf(tags));
    }

    /** Until when it is put aside; null where it is not. */
    public @Nullable Instant snoozedUntil() {
        return steps(Action.Snooze.class)
                .findFirst()
                .map(step -> came.said().at().plus(Duration.ofHours(((Action.Snooze) step.action()).hours())))
                .orElse(null);
    }

    Stream<Step> steps(Class<? extends Action.Inbound> kind) {
        return plan.steps().stream().filter(step -> kind.isInstance(step.action()));
    }
}
