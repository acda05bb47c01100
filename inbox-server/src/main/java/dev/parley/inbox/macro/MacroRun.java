package dev.parley.inbox.macro;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Notes;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.macro.MacroReport.Outcome;
import dev.parley.inbox.macro.MacroReport.Step;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.AttentionCommands;
import dev.parley.inbox.queue.Handling;
import dev.parley.inbox.tag.Tagging;
import dev.parley.inbox.wording.PreparedReplies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a macro says, in its order, until one thing cannot be done. */
@Component
final class MacroRun {
    private final PreparedReplies replies;
    private final Doing doing;

    MacroRun(PreparedReplies replies, Doing doing) {
        this.replies = replies;
        this.doing = doing;
    }

    /** Who runs it where; {@code token} proves that they hold the conversation, {@code key} names this run. */
    record Run(
            ConversationId conversation,
            EmployeeId employee,
            @Nullable Long token,
            ClientKey key) {}

    MacroReport run(Macro macro, Run run) {
        List<Step> steps = new ArrayList<>();
        var text = new StringBuilder();
        var html = new StringBuilder();
        boolean going = true;
        for (int i = 0; i < macro.actions().size(); i++) {
            var action = macro.actions().get(i);
            if (!going) {
                steps.add(new Step(action.kind(), Outcome.SKIPPED, null, null));
                continue;
            }
            try {
                if (action.kind() == MacroAction.Kind.INSERT_REPLY) {
                    var words = replies.filled(target(action), run.conversation(), run.employee());
                    text.append(text.isEmpty() ? "" : "\n\n").append(words.text());
                    html.append(words.html());
                } else {
                    doing.act(action, run, i);
                }
                steps.add(new Step(action.kind(), Outcome.DONE, null, null));
            } catch (Problem problem) {
                steps.add(new Step(action.kind(), Outcome.FAILED, problem.code(), problem.detail()));
                going = false;
            }
        }
        return new MacroReport(steps, text.toString(), html.toString());
    }

    private static UUID target(MacroAction action) {
        return Objects.requireNonNull(action.target());
    }

    /** Each action by the service that also does it alone. */
    @Component
    static final class Doing {
        private final Tagging tagging;
        private final AttentionCommands attention;
        private final Handling handling;
        private final Notes notes;
        private final Clock clock;

        Doing(Tagging tagging, AttentionCommands attention, Handling handling, Notes notes, Clock clock) {
            this.tagging = tagging;
            this.attention = attention;
            this.handling = handling;
            this.notes = notes;
            this.clock = clock;
        }

        void act(MacroAction action, Run run, int place) {
            var id = run.conversation();
            var me = run.employee();
            switch (action.kind()) {
                case INSERT_REPLY -> {}
                case ADD_TAG -> tagging.change(id, me, Set.of(new TagId(target(action))), Set.of(), Map.of());
                case REMOVE_TAG -> tagging.change(id, me, Set.of(), Set.of(new TagId(target(action))), Map.of());
                case SET_PRIORITY ->
                    attention.prioritise(
                            me, id, new AttentionCommands.Urgency(Objects.requireNonNull(action.priority())));
                case ADD_NOTE -> note(action, run, place);
                case HAND_TO_TEAM -> handling.handOver(me, id, run.token(), new TeamId(target(action)));
                case HAND_TO_PERSON -> handling.handOver(me, id, run.token(), new EmployeeId(target(action)));
                case SNOOZE -> attention.snooze(me, id, new AttentionCommands.Snooze(run.token(), until(action)));
                case CLOSE -> handling.close(me, id, run.token());
            }
        }

        /** The same run again writes no second note. */
        private void note(MacroAction action, Run run, int place) {
            String key = run.key().value() + "." + place;
            notes.add(
                    run.conversation(),
                    run.employee(),
                    Objects.requireNonNull(action.text()),
                    ClientKey.of(key.substring(Math.max(0, key.length() - 100))));
        }

        private @Nullable Instant until(MacroAction action) {
            Integer hours = action.hours();
            return hours == null ? null : clock.instant().plus(Duration.ofHours(hours));
        }
    }
}
