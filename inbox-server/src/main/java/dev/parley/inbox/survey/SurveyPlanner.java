package dev.parley.inbox.survey;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.hours.BusinessHours;
import dev.parley.inbox.hours.WorkingTimes;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import dev.parley.inbox.outbox.OwnMessages;
import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reckons when planned surveys are due, has them sent then, and takes back what was overtaken. Several nodes may do it at once. */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
class SurveyPlanner {
    private static final Logger log = LoggerFactory.getLogger(SurveyPlanner.class);
    private static final int BATCH = 200;
    /** What cannot be asked now, for a reason of its own, holds up nothing else. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private final SurveyRows rows;
    private final SurveyPolicyRows policies;
    private final WorkingTimes times;
    private final Asking asking;
    private final OwnMessages messages;

    SurveyPlanner(SurveyRows rows, SurveyPolicyRows policies, WorkingTimes times, Asking asking, OwnMessages messages) {
        this.rows = rows;
        this.policies = policies;
        this.times = times;
        this.asking = asking;
        this.messages = messages;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            int done;
            do {
                done = reckonSome() + askSome();
            } while (done >= BATCH);
            withdrawSome();
        } catch (DataAccessException | TransactionException | Problem e) {
            log.warn("Surveys are looked after later: {}", e.getMessage());
        }
    }

    private int reckonSome() {
        var found = rows.listUnreckoned(BATCH);
        if (found.isEmpty()) {
            return 0;
        }
        var hours = times.listAll();
        for (var one : found) {
            var policy = policies.find(one.team()).filter(SurveyPolicy::enabled);
            policy.flatMap(how -> due(how, one.team(), one.closedAt(), hours))
                    .ifPresentOrElse(due -> rows.setDue(one, due), () -> rows.forget(one.conversation()));
        }
        return found.size();
    }

    /** A team that never works asks nobody. */
    private static Optional<Instant> due(
            SurveyPolicy policy, TeamId team, Instant closed, Map<TeamId, BusinessHours> hours) {
        var delay = Duration.ofMinutes(policy.delayMinutes());
        var working = policy.businessHours() ? hours.get(team) : null;
        return working == null ? Optional.of(closed.plus(delay)) : working.plus(closed, delay);
    }

    private int askSome() {
        var due = rows.listDue(BATCH);
        for (ConversationId conversation : due) {
            try {
                asking.ask(conversation);
            } catch (Problem | DataAccessException | TransactionException e) {
                log.warn("The customer of conversation {} is asked later: {}", conversation, e.getMessage());
                rows.postpone(conversation, LATER);
            }
        }
        return due.size();
    }

    private void withdrawSome() {
        for (var message : rows.listOvertaken(BATCH)) {
            messages.withdraw(message, () -> rows.forgetWithdrawn(message));
        }
    }
}
