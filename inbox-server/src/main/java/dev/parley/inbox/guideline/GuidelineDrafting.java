package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes guidelines down: every save is a version more, made from the newest one, and none is ever changed. */
@Component
final class GuidelineDrafting {
    private static final int MOST = 20_000;

    private final GuidelineRows rows;
    private final VersionRows versions;
    private final BodyDiff diff;
    private final GuidelineHistory history;
    private final ExampleTrial trial;
    private final TransactionTemplate transaction;

    GuidelineDrafting(
            GuidelineRows rows,
            VersionRows versions,
            BodyDiff diff,
            GuidelineHistory history,
            ExampleTrial trial,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.versions = versions;
        this.diff = diff;
        this.history = history;
        this.trial = trial;
        this.transaction = transaction;
    }

    /** A new draft; its id. */
    UUID create(EmployeeId by, GuidelineBody body) {
        if (rows.count() >= MOST) {
            throw Problem.invalid("There are " + MOST + " guidelines already. Delete drafts that nobody needs.");
        }
        var id = Ids.next();
        var failing = trial.run(body).failing();
        transaction.executeWithoutResult(status -> {
            rows.insert(id, by, null);
            versions.insert(id, new VersionRows.New(1, body, by, List.of(), null, failing));
            history.add(new GuidelineHistory.Done(id, Deed.CREATED, 1, by), Map.of());
        });
        return id;
    }

    /** The next version, made from version {@code from}, which has to be the newest; the newest one where nothing differs. */
    void save(EmployeeId by, UUID id, int from, GuidelineBody body) {
        write(by, id, new Next(from, body, null, trial.run(body).failing()));
    }

    /** What an earlier version said, as the next one. */
    void restore(EmployeeId by, UUID id, int from, int earlier) {
        var before = versions.find(id, earlier).orElseThrow(() -> Problem.notFound("version"));
        write(
                by,
                id,
                new Next(from, before.body(), earlier, trial.run(before.body()).failing()));
    }

    private record Next(
            int from, GuidelineBody body, @Nullable Integer restored, List<Integer> failing) {}

    private void write(EmployeeId by, UUID id, Next next) {
        transaction.executeWithoutResult(status -> {
            var row = rows.lock(id).orElseThrow(() -> Problem.notFound("guideline"));
            if (row.version() != next.from()) {
                throw changedMeanwhile(row.version());
            }
            if (row.state() == GuidelineState.RETIRED) {
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "guideline-state",
                        "This guideline is retired. Reopen it as a draft before you change it.");
            }
            var newest = versions.find(id, row.version()).orElseThrow();
            var changed = diff.parts(newest.body(), next.body());
            if (!changed.isEmpty()) {
                add(by, id, row.version() + 1, next, changed);
            }
        });
    }

    private void add(EmployeeId by, UUID id, int version, Next next, List<String> changed) {
        versions.insert(id, new VersionRows.New(version, next.body(), by, changed, next.restored(), next.failing()));
        rows.setVersion(id, version);
        var restored = next.restored();
        history.add(
                new GuidelineHistory.Done(id, restored == null ? Deed.SAVED : Deed.RESTORED, version, by),
                restored == null ? Map.of() : Map.of("from", restored));
    }

    /** 409: somebody saved a version since. */
    static Problem changedMeanwhile(int newest) {
        return new Problem(
                        HttpStatus.CONFLICT,
                        "changed-meanwhile",
                        "Somebody changed this since you opened it. Reload it, then make your change again.")
                .with("version", newest);
    }
}
