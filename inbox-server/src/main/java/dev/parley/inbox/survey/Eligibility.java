package dev.parley.inbox.survey;

import dev.parley.inbox.conversation.Timeline.Place;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether the customer of a conversation may be asked now; decided while the conversation is locked. */
@Component
final class Eligibility {
    private final SurveyRows rows;
    private final SurveyPolicyRows policies;
    private final SurveyManners manners;

    Eligibility(SurveyRows rows, SurveyPolicyRows policies, SurveyManners manners) {
        this.rows = rows;
        this.policies = policies;
        this.manners = manners;
    }

    /** How to ask, and who answered the customer last. */
    record Eligible(SurveyPolicy policy, UUID answeredBy) {}

    /**
     * Empty for what was reopened or merged away, for what no person wrote or no person of ours answered, for customers who want no
     * surveys or were asked lately, and for teams and channels that do not ask.
     */
    Optional<Eligible> decide(Place place) {
        var policy = policies.find(place.team()).filter(SurveyPolicy::enabled);
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        rows.lockContact(place.contact().value());
        var candidate = rows.candidate(place.id(), policy.get().restDays());
        var answeredBy = candidate.answeredBy();
        return answeredBy != null && candidate.mayBeAsked() && manners.has(candidate.kind())
                ? Optional.of(new Eligible(policy.get(), answeredBy))
                : Optional.empty();
    }
}
