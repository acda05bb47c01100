package dev.parley.inbox.survey;

import dev.parley.inbox.conversation.Timeline;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.queue.Handling;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what customers say, and tells whom it concerns. The secret of a survey is the right to do so. */
@Component
class Votes {
    /** Characters of a comment. */
    static final int LONGEST_COMMENT = 2000;

    private final VoteRows rows;
    private final SurveyPolicyRows policies;
    private final Timeline timeline;
    private final Announcements announcements;
    private final Handling handling;
    private final Clock clock;

    Votes(
            VoteRows rows,
            SurveyPolicyRows policies,
            Timeline timeline,
            Announcements announcements,
            Handling handling,
            Clock clock) {
        this.rows = rows;
        this.policies = policies;
        this.timeline = timeline;
        this.announcements = announcements;
        this.handling = handling;
        this.clock = clock;
    }

    /** The survey behind a secret. */
    Optional<VoteRows.Open> find(SurveyToken token) {
        return rows.find(token.hash());
    }

    /**
     * Keeps a score and a comment in place of earlier ones. Nothing changes when it has expired, or the score is none of its scale, or
     * {@code first} is wanted and there is a score already; returns the survey as it is afterwards.
     */
    @Transactional
    public Optional<VoteRows.Open> vote(SurveyToken token, int score, String comment, boolean first) {
        var found = rows.find(token.hash());
        found.ifPresent(survey -> timeline.lock(survey.conversation()));
        // Read again, now that nobody else can change it.
        var survey = rows.find(token.hash());
        survey.filter(open -> !open.expired() && open.scale().scores().contains(score))
                .filter(open -> !first || open.score() == null)
                .ifPresent(open -> keep(open, score, comment));
        return rows.find(token.hash());
    }

    private void keep(VoteRows.Open survey, int score, String comment) {
        var before = survey.score();
        boolean same = before != null && before == score;
        if (same && survey.comment().equals(comment)) {
            return;
        }
        var raised = rows.show(survey.conversation(), score);
        var policy = policies.find(new TeamId(raised.team())).orElse(SurveyPolicy.DEFAULT);
        boolean bad = score <= policy.badUntil() && !comment.isEmpty() && !survey.told();
        rows.answer(survey.id(), score, comment, bad);
        var facts = new HashMap<String, String>();
        facts.put("score", Integer.toString(score));
        facts.put("scale", survey.scale().name());
        facts.put("seq", Integer.toString(survey.seq()));
        facts.put("change", before == null ? "RATED" : same ? "COMMENTED" : "CHANGED");
        if (bad && policy.notifies()) {
            facts.putAll(told(survey, raised.team()));
        }
        announcements.add(new ParleyEvent(
                EventType.SURVEY_ANSWERED,
                survey.conversation().value(),
                raised.version(),
                raised.team(),
                null,
                null,
                clock.instant(),
                facts));
        if (bad && policy.reopens() && raised.closed()) {
            handling.reopen(survey.conversation(), Map.of("reason", "SURVEY"));
        }
    }

    private Map<String, String> told(VoteRows.Open survey, UUID team) {
        String to = rows.listConcerned(survey.employee(), team).stream()
                .map(UUID::toString)
                .collect(Collectors.joining(","));
        return Map.of("notify", "BAD_RATING", "notifyTo", to);
    }

    /** The customer wants no more surveys, or wants them again; from now on, and as often as they like. */
    @Transactional
    public Optional<VoteRows.Open> stop(SurveyToken token, boolean stopped) {
        rows.find(token.hash()).ifPresent(survey -> {
            if (stopped) {
                rows.stop(survey.contact());
            } else {
                rows.resume(survey.contact());
            }
        });
        return rows.find(token.hash());
    }
}
