package dev.parley.inbox.checking;

import dev.parley.botrules.plan.Verdict.Level;
import dev.parley.channel.Visibility;
import dev.parley.inbox.bot.BotRecord;
import dev.parley.inbox.checking.Checking.Checked;
import dev.parley.inbox.checking.Checking.Draft;
import dev.parley.inbox.checking.Checking.Finding;
import dev.parley.inbox.drafting.Approvals;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.outbox.ReplyRule;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets an answer go as the guidelines want it, whatever its writer's browser said before; and records what they said. */
@Component
final class GuidelineRule implements ReplyRule {
    private final Checking checking;
    private final Approvals approvals;
    private final BotRecord record;

    GuidelineRule(Checking checking, Approvals approvals, BotRecord record) {
        this.checking = checking;
        this.approvals = approvals;
        this.record = record;
    }

    @Override
    public Optional<Problem> objection(Asked asked) {
        boolean publicly = asked.visibility() != null && asked.visibility() != Visibility.PRIVATE;
        var checked = checking.of(new Draft(
                asked.conversation(),
                asked.writer(),
                asked.text(),
                asked.html(),
                publicly,
                asked.files().size()));
        if (checked.findings().isEmpty()) {
            return Optional.empty();
        }
        var problem = objection(asked, checked);
        if (problem.isEmpty()) {
            record(asked, checked);
        }
        return problem.map(each -> each.with("findings", checked.findings()));
    }

    private Optional<Problem> objection(Asked asked, Checked checked) {
        return switch (checked.strictest().orElse(Level.ADVISE)) {
            case ADVISE -> Optional.empty();
            case WARN -> warned(asked, checked);
            case APPROVE -> unapproved(asked, checked).or(() -> warned(asked, checked));
            case FORBID ->
                Optional.of(new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "forbidden-by-guideline",
                        "A guideline forbids to send this. Change what it marks."));
        };
    }

    private Optional<Problem> unapproved(Asked asked, Checked checked) {
        var role = checked.findings().stream()
                .filter(finding -> finding.level() == Level.APPROVE)
                .map(finding -> Role.valueOf(finding.role()))
                .max(Role::compareTo)
                .orElse(Role.EMPLOYEE);
        return approvals.objection(asked, role);
    }

    /** Whoever approved it has seen what is warned of. */
    private Optional<Problem> warned(Asked asked, Checked checked) {
        boolean open = checked.findings().stream()
                .filter(finding -> finding.level() == Level.WARN)
                .anyMatch(finding -> !isAcknowledged(asked, finding));
        if (!open || approvals.objection(asked, Role.EMPLOYEE).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "warned-by-guideline",
                "A guideline warns of this. Change what it marks, or say why you send it all the same."));
    }

    private static boolean isAcknowledged(Asked asked, Finding finding) {
        return asked.acknowledged().stream()
                .anyMatch(one -> one.guideline().equals(finding.guidelineId())
                        && !one.reason().isBlank());
    }

    private void record(Asked asked, Checked checked) {
        record.add(new BotRecord.Entry(
                BotRecord.Kind.CHECKED,
                asked.conversation().value(),
                null,
                null,
                null,
                asked.writer().value(),
                Map.of(
                        "findings", checked.findings(),
                        "acknowledged", List.copyOf(asked.acknowledged()))));
    }
}
