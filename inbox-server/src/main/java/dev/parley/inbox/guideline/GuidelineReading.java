package dev.parley.inbox.guideline;

import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Guidelines as everybody who works here may read them. */
@Component
final class GuidelineReading {
    private final GuidelineSummaryRows summaries;
    private final VersionRows versions;
    private final StandpointRows standpoints;
    private final GuidelineSettingsRows settings;
    private final BodyDiff diff;

    GuidelineReading(
            GuidelineSummaryRows summaries,
            VersionRows versions,
            StandpointRows standpoints,
            GuidelineSettingsRows settings,
            BodyDiff diff) {
        this.summaries = summaries;
        this.versions = versions;
        this.standpoints = standpoints;
        this.settings = settings;
        this.diff = diff;
    }

    /** A page of the list; {@code next} is null at its end. */
    record Found(List<GuidelineSummary> items, @Nullable String next) {
        Found {
            items = List.copyOf(items);
        }
    }

    Found list(GuidelineSummaryRows.Wanted wanted, GuidelineCursor after, int limit) {
        var found = summaries.list(wanted, after, limit + 1);
        if (found.size() <= limit) {
            return new Found(found, null);
        }
        var items = found.subList(0, limit);
        return new Found(items, GuidelineCursor.after(items.getLast()).encode());
    }

    GuidelineView get(UUID id) {
        var summary = summaries.find(id).orElseThrow(() -> Problem.notFound("guideline"));
        var active = summary.activeVersion();
        return new GuidelineView(
                summary,
                version(id, summary.version()),
                active == null || active == summary.version() ? null : version(id, active),
                standpoints.list(id),
                new GuidelineView.Approvals(settings.approvals(), standpoints.countApprovals(id, summary.version())));
    }

    List<GuidelineVersion.Head> listVersions(UUID id) {
        var heads = versions.listHeads(id);
        if (heads.isEmpty()) {
            throw Problem.notFound("guideline");
        }
        return heads;
    }

    GuidelineVersion version(UUID id, int version) {
        return versions.find(id, version).orElseThrow(() -> Problem.notFound("version"));
    }

    List<BodyDiff.Difference> differences(UUID id, int from, int to) {
        return diff.differences(version(id, from).body(), version(id, to).body());
    }
}
