package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of a guideline: saved, compared, brought back. */
@RestController
@RequestMapping("/api/guidelines/{id}/versions")
final class VersionController {
    private final GuidelineReading reading;
    private final GuidelineDrafting drafting;
    private final Access access;

    VersionController(GuidelineReading reading, GuidelineDrafting drafting, Access access) {
        this.reading = reading;
        this.drafting = drafting;
        this.access = access;
    }

    /** What the next version says; {@code from} is the version it was made from. */
    record SaveRequest(int from, GuidelineBody body) {}

    /** {@code from} is the newest version that the asker knows of. */
    record RestoreRequest(int from) {}

    @GetMapping
    List<GuidelineVersion.Head> list(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        return reading.listVersions(id);
    }

    @PostMapping
    GuidelineView save(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody SaveRequest asked) {
        access.require(me.id(), Role.AGENT);
        drafting.save(me.id(), id, asked.from(), asked.body());
        return reading.get(id);
    }

    @GetMapping("/{version}")
    GuidelineVersion get(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @PathVariable int version) {
        return reading.version(id, version);
    }

    @PostMapping("/{version}/restore")
    GuidelineView restore(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID id,
            @PathVariable int version,
            @RequestBody RestoreRequest asked) {
        access.require(me.id(), Role.AGENT);
        drafting.restore(me.id(), id, asked.from(), version);
        return reading.get(id);
    }

    @GetMapping("/diff")
    List<BodyDiff.Difference> diff(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestParam int from, @RequestParam int to) {
        return reading.differences(id, from, to);
    }
}
