package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a guideline goes: to be discussed, in force, out of it, back to a draft, away. */
@Component
class Decisions {
    private final GuidelineRows rows;
    private final VersionRows versions;
    private final StandpointRows standpoints;
    private final GuidelineSettingsRows settings;
    private final GuidelineHistory history;
    private final Clock clock;

    Decisions(
            GuidelineRows rows,
            VersionRows versions,
            StandpointRows standpoints,
            GuidelineSettingsRows settings,
            GuidelineHistory history,
            Clock clock) {
        this.rows = rows;
        this.versions = versions;
        this.standpoints = standpoints;
        this.settings = settings;
        this.history = history;
        this.clock = clock;
    }

    /** Asks colleagues what they think of a draft. */
    @Transactional
    void discuss(EmployeeId by, UUID id) {
        var row = lock(id);
        require(row, GuidelineState.DRAFT, "Only a draft is put up for discussion.");
        rows.setState(id, GuidelineState.DISCUSSED, null);
        history.add(new GuidelineHistory.Done(id, Deed.DISCUSSED, row.version(), by), Map.of());
    }

    /** Puts a version in force, in place of the one that was. */
    @Transactional
    void activate(EmployeeId by, UUID id, int version, boolean acknowledged) {
        var row = lock(id);
        if (row.state() == GuidelineState.RETIRED) {
            throw state("This guideline is retired. Reopen it as a draft before it counts again.");
        }
        var body = versions.find(id, version)
                .orElseThrow(() -> Problem.notFound("version"))
                .body();
        var until = body.validUntil();
        if (until != null && !clock.instant().isBefore(until)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "guideline-expired",
                    "The time of this version is over. Save one that ends later, or never.");
        }
        requireApprovals(id, version);
        var objections = standpoints.listObjections(id, version);
        if (!objections.isEmpty() && !acknowledged) {
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "objections-open",
                            "Colleagues object to this. Read why, and answer them or acknowledge it.")
                    .with("objections", objections);
        }
        if (Integer.valueOf(version).equals(row.active())) {
            return;
        }
        rows.setState(id, GuidelineState.ACTIVE, version);
        history.addInForce(
                new GuidelineHistory.Done(id, Deed.ACTIVATED, version, by),
                objections.isEmpty() ? Map.of() : Map.of("acknowledged", objections));
    }

    private void requireApprovals(UUID id, int version) {
        int needed = settings.approvals();
        int given = needed == 0 ? 0 : standpoints.countApprovals(id, version);
        if (given < needed) {
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "approvals-missing",
                            "Before it counts, " + needed
                                    + " managers other than its author have to agree with this version; " + given
                                    + " have.")
                    .with("needed", needed)
                    .with("given", given);
        }
    }

    /** It acts no more; what it did stays explained. */
    @Transactional
    void retire(EmployeeId by, UUID id) {
        var row = lock(id);
        if (row.state() == GuidelineState.RETIRED) {
            return;
        }
        rows.setState(id, GuidelineState.RETIRED, null);
        var done = new GuidelineHistory.Done(id, Deed.RETIRED, row.version(), by);
        if (row.active() == null) {
            history.add(done, Map.of());
        } else {
            history.addInForce(done, Map.of("active", row.active()));
        }
    }

    /** A retired or discussed one is a draft again. */
    @Transactional
    void reopen(EmployeeId by, UUID id) {
        var row = lock(id);
        switch (row.state()) {
            case DRAFT -> {}
            case ACTIVE -> throw state("This guideline is in force. Save a new version, or retire it first.");
            case DISCUSSED, RETIRED -> {
                rows.setState(id, GuidelineState.DRAFT, null);
                history.add(new GuidelineHistory.Done(id, Deed.REOPENED, row.version(), by), Map.of());
            }
        }
    }

    /** Only what never acted. */
    @Transactional
    void delete(EmployeeId by, UUID id) {
        var row = lock(id);
        if (row.wasActive()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "guideline-was-active",
                    "This guideline has been in force, so what it did is explained by it. Retire it instead.");
        }
        rows.delete(id);
        history.tell(by, id, "deleted", false);
    }

    /** Gives it to somebody who looks after it from now on. */
    @Transactional
    void give(EmployeeId by, UUID id, EmployeeId owner) {
        var row = lock(id);
        rows.setOwner(id, owner);
        history.add(
                new GuidelineHistory.Done(id, Deed.OWNER_CHANGED, row.version(), by),
                Map.of("owner", owner.value().toString()));
    }

    /** A guideline and its new rank. */
    record Ranked(UUID id, int rank) {}

    /** Sets ranks, all of them or none. */
    @Transactional
    void rank(EmployeeId by, List<Ranked> ranks) {
        boolean inForce = false;
        for (var one : ranks.stream().sorted(Comparator.comparing(Ranked::id)).toList()) {
            var row = lock(one.id());
            if (row.rank() != one.rank()) {
                rows.setRank(one.id(), one.rank());
                history.note(
                        new GuidelineHistory.Done(one.id(), Deed.RANKED, row.version(), by),
                        Map.of("before", row.rank(), "after", one.rank()));
                inForce |= row.active() != null;
            }
        }
        history.tell(by, null, "ranked", inForce);
    }

    private GuidelineRow lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> Problem.notFound("guideline"));
    }

    private static void require(GuidelineRow row, GuidelineState needed, String otherwise) {
        if (row.state() != needed) {
            throw state(otherwise);
        }
    }

    private static Problem state(String detail) {
        return new Problem(HttpStatus.CONFLICT, "guideline-state", detail);
    }

    /** The newest version, where none is named. */
    int version(UUID id, @Nullable Integer named) {
        return named != null
                ? named
                : rows.find(id).orElseThrow(() -> Problem.notFound("guideline")).version();
    }
}
