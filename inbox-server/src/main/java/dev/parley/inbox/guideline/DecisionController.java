package dev.parley.inbox.guideline;

import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.SignedIn;
import dev.parley.inbox.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a guideline goes: agents put it up for discussion, managers put it in force and take it out. */
@RestController
@RequestMapping("/api/guidelines")
final class DecisionController {
    private static final int MOST_RANKED = 2000;
    private static final int LAST_RANK = 1_000_000;

    private final Decisions decisions;
    private final GuidelineReading reading;
    private final ExampleTrial trial;
    private final Employees employees;
    private final Access access;

    DecisionController(
            Decisions decisions, GuidelineReading reading, ExampleTrial trial, Employees employees, Access access) {
        this.decisions = decisions;
        this.reading = reading;
        this.trial = trial;
        this.employees = employees;
        this.access = access;
    }

    /**
     * What is put in force.
     *
     * @param version the newest where it is missing
     * @param acknowledgeObjections true: it counts although colleagues object, which the history keeps
     */
    record ActivateRequest(
            @Nullable Integer version, @Nullable Boolean acknowledgeObjections) {}

    /** Who looks after it from now on. */
    record OwnerRequest(EmployeeId employee) {}

    /** Where some guidelines stand from now on; the smallest rank acts first. */
    record OrderRequest(List<Decisions.Ranked> ranks) {}

    @PostMapping("/{id}/discuss")
    GuidelineView discuss(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.AGENT);
        decisions.discuss(me.id(), id);
        return reading.get(id);
    }

    @PostMapping("/{id}/activate")
    GuidelineView activate(
            @AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody ActivateRequest asked) {
        access.require(me.id(), Role.MANAGER);
        int version = decisions.version(id, asked.version());
        requireExamples(trial.run(reading.version(id, version).body()));
        decisions.activate(me.id(), id, version, Boolean.TRUE.equals(asked.acknowledgeObjections()));
        return reading.get(id);
    }

    private static void requireExamples(ExampleTrial.Report report) {
        if (report.trouble() != null) {
            throw new Problem(
                    HttpStatus.CONFLICT, "guideline-trouble", "This guideline cannot be asked: " + report.trouble());
        }
        if (!report.failing().isEmpty()) {
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "examples-fail",
                            "Some examples do not turn out as they say. Change the guideline or the examples.")
                    .with("failing", report.failing());
        }
    }

    @PostMapping("/{id}/retire")
    GuidelineView retire(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        decisions.retire(me.id(), id);
        return reading.get(id);
    }

    @PostMapping("/{id}/reopen")
    GuidelineView reopen(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.AGENT);
        decisions.reopen(me.id(), id);
        return reading.get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id) {
        access.require(me.id(), Role.MANAGER);
        decisions.delete(me.id(), id);
    }

    @PutMapping("/{id}/owner")
    GuidelineView give(@AuthenticationPrincipal SignedIn me, @PathVariable UUID id, @RequestBody OwnerRequest asked) {
        access.require(me.id(), Role.AGENT);
        if (!employees.get(asked.employee()).active()) {
            throw Problem.invalid("This account is switched off. Choose somebody who works here.");
        }
        decisions.give(me.id(), id, asked.employee());
        return reading.get(id);
    }

    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void order(@AuthenticationPrincipal SignedIn me, @RequestBody OrderRequest asked) {
        access.require(me.id(), Role.MANAGER);
        var ranks = asked.ranks();
        boolean wrong = ranks.stream().anyMatch(one -> one.rank() < 0 || one.rank() > LAST_RANK);
        var ids = new HashSet<>(ranks.stream().map(Decisions.Ranked::id).toList());
        if (ranks.size() > MOST_RANKED || wrong || ids.size() != ranks.size()) {
            throw Problem.invalid("Name each of at most " + MOST_RANKED + " guidelines once, with a rank from 0 to "
                    + LAST_RANK + ".");
        }
        decisions.rank(me.id(), ranks);
    }
}
