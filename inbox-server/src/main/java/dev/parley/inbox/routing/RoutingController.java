package dev.parley.inbox.routing;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a team gives out its conversations, and to whom. */
@RestController
final class RoutingController {
    /** A team's way, and its members. */
    record RoutingView(
            RoutingMode routing,
            @Nullable Integer capacity,
            int acceptSeconds,
            int skillPatienceSeconds,
            List<RoutingRows.Member> members) {}

    /** What somebody may be given: their own number, or null for the team's; their skills. */
    record PersonRequest(@Nullable Integer capacity, List<UUID> skills) {}

    private final TeamRoutings routings;
    private final Access access;

    RoutingController(TeamRoutings routings, Access access) {
        this.routings = routings;
        this.access = access;
    }

    @GetMapping("/api/teams/{id}/routing")
    RoutingView get(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id) {
        access.require(me.id(), Role.MANAGER);
        return view(id);
    }

    @PutMapping("/api/teams/{id}/routing")
    RoutingView set(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id, @RequestBody TeamRouting routing) {
        access.require(me.id(), Role.MANAGER);
        routings.set(id, routing);
        return view(id);
    }

    @PutMapping("/api/employees/{id}/routing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPerson(
            @AuthenticationPrincipal SignedIn me, @PathVariable EmployeeId id, @RequestBody PersonRequest request) {
        access.require(me.id(), Role.MANAGER);
        routings.setPerson(id, request.capacity(), request.skills());
    }

    private RoutingView view(TeamId id) {
        var routing = routings.get(id);
        return new RoutingView(
                routing.routing(),
                routing.capacity(),
                routing.acceptSeconds(),
                routing.skillPatienceSeconds(),
                routings.members(id));
    }
}
