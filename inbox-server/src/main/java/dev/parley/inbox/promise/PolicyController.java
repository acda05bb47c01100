package dev.parley.inbox.promise;

import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The policies of what is promised to customers. */
@RestController
@RequestMapping("/api/promises")
final class PolicyController {
    private static final int MOST = 100;

    /** One policy; without an id it is new. */
    record PolicyRequest(
            @Nullable UUID id,
            String name,
            List<UUID> teamIds,
            List<UUID> channelIds,
            List<UUID> tagIds,
            List<Priority> priorities,
            @Nullable List<Policy.Segment> segments,
            @Nullable Integer firstResponseMinutes,
            @Nullable Integer nextResponseMinutes,
            @Nullable Integer resolutionMinutes,
            boolean businessHours,
            int warnMinutes,
            @Nullable Priority raiseTo,
            @Nullable UUID moveTo,
            @Nullable List<UUID> tell) {
        Policy policy() {
            return new Policy(
                    id == null ? Ids.next() : id,
                    Checked.name(name, "The policy's name"),
                    teamIds,
                    channelIds,
                    tagIds,
                    priorities,
                    Objects.requireNonNullElse(segments, List.of()),
                    firstResponseMinutes,
                    nextResponseMinutes,
                    resolutionMinutes,
                    businessHours,
                    warnMinutes,
                    raiseTo,
                    moveTo,
                    Objects.requireNonNullElse(tell, List.of()));
        }
    }

    private final Policies policies;
    private final Access access;

    PolicyController(Policies policies, Access access) {
        this.policies = policies;
        this.access = access;
    }

    @GetMapping
    List<Policy> list(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return policies.list();
    }

    @PutMapping
    List<Policy> set(@AuthenticationPrincipal SignedIn me, @RequestBody List<PolicyRequest> body) {
        access.require(me.id(), Role.MANAGER);
        if (body.size() > MOST) {
            throw Problem.invalid("There can be 100 policies at most.");
        }
        return policies.set(body.stream().map(PolicyRequest::policy).toList());
    }
}
