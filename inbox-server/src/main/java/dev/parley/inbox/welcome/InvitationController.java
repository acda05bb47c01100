package dev.parley.inbox.welcome;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/invitations")
final class InvitationController {
    /** Whom to invite as what. */
    record Asked(
            @Nullable String email,
            @Nullable Role role,
            @Nullable Set<UUID> teams) {}

    /** An open invitation; the link is shown once, to whoever made it. */
    record InvitationView(
            String id,
            String email,
            Role role,
            List<String> teams,
            Instant expiresAt,
            @Nullable String link,
            @Nullable Boolean mailed) {
        static InvitationView of(Invitation invitation, @Nullable String link, @Nullable Boolean mailed) {
            return new InvitationView(
                    invitation.id().toString(),
                    invitation.email(),
                    invitation.role(),
                    invitation.teams().stream().map(TeamId::toString).sorted().toList(),
                    invitation.expiresAt(),
                    link,
                    mailed);
        }
    }

    private final Invitations invitations;
    private final Access access;

    InvitationController(Invitations invitations, Access access) {
        this.invitations = invitations;
        this.access = access;
    }

    @GetMapping
    List<InvitationView> list(@AuthenticationPrincipal SignedIn me) {
        access.require(me.id(), Role.MANAGER);
        return invitations.listOpen().stream()
                .map(invitation -> InvitationView.of(invitation, null, null))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(@AuthenticationPrincipal SignedIn me, @RequestBody Asked asked) {
        access.require(me.id(), Role.MANAGER);
        var role = asked.role() == null ? Role.AGENT : asked.role();
        if (!access.role(me.id()).includes(role)) {
            throw Problem.forbidden("You cannot invite somebody into a role above your own.");
        }
        var teams = asked.teams() == null ? Set.<UUID>of() : asked.teams();
        var sent = invitations.invite(
                me.id(),
                Checked.email(asked.email()),
                role,
                teams.stream().map(TeamId::new).collect(Collectors.toSet()));
        return InvitationView.of(sent.invitation(), sent.link(), sent.mailed());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        invitations.revoke(id);
    }
}
