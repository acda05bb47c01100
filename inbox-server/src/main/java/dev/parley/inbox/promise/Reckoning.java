package dev.parley.inbox.promise;

import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.hours.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is due next in a conversation, by the policies and the teams' hours of one moment. */
record Reckoning(List<Policy> policies, Map<TeamId, BusinessHours> hours) {
    Reckoning {
        policies = List.copyOf(policies);
        hours = Map.copyOf(hours);
    }

    Optional<Policy> policyOf(Case one) {
        return policies.stream().filter(policy -> policy.appliesTo(one)).findFirst();
    }

    /** What is due next; what was told of the same promise stays told. */
    Case.Promise promiseOf(Case one) {
        var policy = one.open() ? policyOf(one) : Optional.<Policy>empty();
        if (policy.isEmpty()) {
            return Case.Promise.NONE;
        }
        var response = response(policy.get(), one);
        var resolution = due(policy.get(), one, one.createdAt(), policy.get().resolutionMinutes());
        if (response == null && resolution == null) {
            return Case.Promise.NONE;
        }
        boolean answerFirst = resolution == null || (response != null && !response.isAfter(resolution));
        Instant due = answerFirst ? response : resolution;
        PromiseKind kind = !answerFirst
                ? PromiseKind.RESOLUTION
                : one.answered() ? PromiseKind.NEXT_RESPONSE : PromiseKind.FIRST_RESPONSE;
        boolean same = one.known().kind() == kind
                && due != null
                && due.equals(one.known().dueAt());
        return at(policy.get(), kind, due, same ? one.known().stage() : Case.Promise.KEPT);
    }

    /** The same promise once it is told that it has come to this stage. */
    static Case.Promise at(Policy policy, PromiseKind kind, @Nullable Instant due, int stage) {
        Instant alarm = due == null
                ? null
                : switch (stage) {
                    case Case.Promise.KEPT -> due.minus(Duration.ofMinutes(policy.warnMinutes()));
                    case Case.Promise.AT_RISK -> due;
                    default -> null;
                };
        return new Case.Promise(kind, due, stage, alarm);
    }

    private @Nullable Instant response(Policy policy, Case one) {
        var since = one.waitingSince();
        return since == null
                ? null
                : due(
                        policy,
                        one,
                        since,
                        one.answered() ? policy.nextResponseMinutes() : policy.firstResponseMinutes());
    }

    private @Nullable Instant due(Policy policy, Case one, Instant from, @Nullable Integer minutes) {
        if (minutes == null) {
            return null;
        }
        var length = Duration.ofMinutes(minutes);
        var team = policy.businessHours() ? hours.get(one.team()) : null;
        return team == null ? from.plus(length) : team.plus(from, length).orElse(null);
    }
}
