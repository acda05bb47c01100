package dev.parley.inbox.employee;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/teams")
final class TeamController {
    /** A team as the client sees it. */
    record TeamView(String id, String name, long graceSeconds) {
        static TeamView of(Team team) {
            return new TeamView(team.id().toString(), team.name(), team.grace().toSeconds());
        }
    }

    /** What to set; absent things stay, or take their default in a new team. */
    record Change(@Nullable String name, @Nullable Long graceSeconds) {
        @Nullable String checkedName() {
            return name == null ? null : Checked.name(name, "The team's name");
        }

        @Nullable Duration grace() {
            return graceSeconds == null ? null : Duration.ofSeconds(graceSeconds);
        }
    }

    private final Teams teams;
    private final Access access;

    TeamController(Teams teams, Access access) {
        this.teams = teams;
        this.access = access;
    }

    @GetMapping
    List<TeamView> list() {
        return teams.listAll().stream().map(TeamView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TeamView add(@AuthenticationPrincipal SignedIn me, @RequestBody Change asked) {
        access.require(me.id(), Role.MANAGER);
        var grace = asked.grace();
        String name = Checked.name(asked.name(), "The team's name");
        return TeamView.of(teams.add(name, grace == null ? Teams.DEFAULT_GRACE : grace));
    }

    @PatchMapping("/{id}")
    TeamView change(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody Change asked) {
        access.require(me.id(), Role.MANAGER);
        return TeamView.of(teams.change(new TeamId(id), asked.checkedName(), asked.grace()));
    }
}
