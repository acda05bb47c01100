package dev.parley.inbox.survey;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.employee.Teams;
import dev.parley.inbox.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a team asks its customers. */
@RestController
@RequestMapping("/api/teams/{id}/survey")
final class SurveyPolicyController {
    private final SurveyPolicyRows rows;
    private final Teams teams;
    private final Access access;

    SurveyPolicyController(SurveyPolicyRows rows, Teams teams, Access access) {
        this.rows = rows;
        this.teams = teams;
        this.access = access;
    }

    /**
     * A team's settings.
     *
     * @param standard Parley's own question by language, for those that the team leaves out
     */
    record PolicyAnswer(SurveyPolicy policy, Map<String, String> standard) {}

    @GetMapping
    PolicyAnswer get(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id) {
        access.require(me.id(), Role.MANAGER);
        requireTeam(id);
        return answer(id);
    }

    @PutMapping
    PolicyAnswer set(@AuthenticationPrincipal SignedIn me, @PathVariable TeamId id, @RequestBody SurveyPolicy body) {
        access.require(me.id(), Role.MANAGER);
        requireTeam(id);
        rows.save(id, body);
        return answer(id);
    }

    private void requireTeam(TeamId id) {
        if (teams.find(id).isEmpty()) {
            throw Problem.notFound("team");
        }
    }

    private PolicyAnswer answer(TeamId id) {
        var standard = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            standard.put(language.code(), SurveyTexts.in(language).text("question"));
        }
        return new PolicyAnswer(rows.find(id).orElse(SurveyPolicy.DEFAULT), standard);
    }
}
