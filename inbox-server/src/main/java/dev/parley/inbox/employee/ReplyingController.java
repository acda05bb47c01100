package dev.parley.inbox.employee;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a team answers together, for managers. */
@RestController
@RequestMapping("/api/teams/{id}/replying")
final class ReplyingController {
    private final Replying replying;
    private final Access access;

    ReplyingController(Replying replying, Access access) {
        this.replying = replying;
        this.access = access;
    }

    @GetMapping
    TeamReplying get(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id) {
        access.require(me.id(), Role.MANAGER);
        return replying.of(id);
    }

    @PutMapping
    TeamReplying set(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id, @RequestBody TeamReplying body) {
        access.require(me.id(), Role.MANAGER);
        replying.set(id, body);
        return replying.of(id);
    }
}
