package dev.parley.inbox.guideline;

import dev.parley.botrules.Direction;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Guidelines over HTTP: everybody reads them, agents write them. */
@RestController
@RequestMapping("/api/guidelines")
final class GuidelineController {
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_APPROVALS = 20;

    private final GuidelineReading reading;
    private final GuidelineDrafting drafting;
    private final ExampleTrial trial;
    private final GuidelineSettingsRows settings;
    private final Access access;

    GuidelineController(
            GuidelineReading reading,
            GuidelineDrafting drafting,
            ExampleTrial trial,
            GuidelineSettingsRows settings,
            Access access) {
        this.reading = reading;
        this.drafting = drafting;
        this.trial = trial;
        this.settings = settings;
        this.access = access;
    }

    /** What the company wants: so many managers other than its author agree with a version before it counts. */
    record Settings(int approvals) {}

    @GetMapping
    GuidelineReading.Found list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable GuidelineState state,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (text.length() > LONGEST_TEXT || text.indexOf('\u0000') >= 0) {
            throw Problem.invalid("Look for a text of at most " + LONGEST_TEXT + " characters.");
        }
        var wanted = new GuidelineSummaryRows.Wanted(state, direction, text.strip());
        return reading.list(wanted, GuidelineCursor.decode(cursor), Math.clamp(limit, 1, MOST));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    GuidelineView create(@AuthenticationPrincipal SignedIn me, @RequestBody GuidelineBody body) {
        access.require(me.id(), Role.AGENT);
        return reading.get(drafting.create(me.id(), body));
    }

    /** What would become of the examples, without saving anything. */
    @PostMapping("/trial")
    ExampleTrial.Report trial(@AuthenticationPrincipal SignedIn me, @RequestBody GuidelineBody body) {
        return trial.run(body);
    }

    @GetMapping("/{id}")
    GuidelineView get(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return reading.get(id);
    }

    @GetMapping("/settings")
    Settings settings(@AuthenticationPrincipal SignedIn me) {
        return new Settings(settings.approvals());
    }

    @PutMapping("/settings")
    Settings set(@AuthenticationPrincipal SignedIn me, @RequestBody Settings wanted) {
        access.require(me.id(), Role.MANAGER);
        if (wanted.approvals() < 0 || wanted.approvals() > MOST_APPROVALS) {
            throw Problem.invalid("Between 0 and " + MOST_APPROVALS + " managers have to agree.");
        }
        settings.setApprovals(wanted.approvals());
        return settings(me);
    }
}
