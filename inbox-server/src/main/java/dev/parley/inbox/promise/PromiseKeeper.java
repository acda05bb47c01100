package dev.parley.inbox.promise;

import dev.parley.inbox.event.EventType;
import dev.parley.inbox.hours.WorkingTimes;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Places;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reckons anew what changed, and tells what is at risk and what is broken: each once, on whichever node locks it first. The stage is
 * in the conversation's row, committed before it is told.
 */
@Component
class PromiseKeeper {
    private static final Logger log = LoggerFactory.getLogger(PromiseKeeper.class);
    private static final int BATCH = 200;
    private final PromiseRows rows;
    private final PolicyRows policies;
    private final WorkingTimes times;
    private final Places places;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PromiseKeeper(
            PromiseRows rows,
            PolicyRows policies,
            WorkingTimes times,
            Places places,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.policies = policies;
        this.times = times;
        this.places = places;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            int done;
            do {
                done = inTransaction(this::reckonSome) + inTransaction(this::tellSome);
            } while (done >= BATCH);
        } catch (DataAccessException | TransactionException | Problem e) {
            log.warn("Promises to customers are looked after later: {}", e.getMessage());
        }
    }

    private interface Step {
        int run();
    }

    private int inTransaction(Step step) {
        return Objects.requireNonNull(transaction.execute(status -> step.run()));
    }

    private int reckonSome() {
        var stale = rows.lockStale(BATCH);
        if (stale.isEmpty()) {
            return 0;
        }
        var reckoning = reckoning();
        for (var one : stale) {
            var promise = reckoning.promiseOf(one);
            boolean seen = promise.kind() != one.known().kind()
                    || !Objects.equals(promise.dueAt(), one.known().dueAt());
            if (seen) {
                places.change(one.id(), new Places.Told(EventType.PROMISE_CHANGED, facts(promise)), () -> {
                    rows.change(one.id(), promise);
                    return true;
                });
            } else {
                rows.settle(one.id(), promise);
            }
        }
        return stale.size();
    }

    private int tellSome() {
        var due = rows.lockDue(BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        var reckoning = reckoning();
        due.forEach(one -> tell(one, reckoning));
        return due.size();
    }

    private void tell(Case one, Reckoning reckoning) {
        var policy = reckoning.policyOf(one);
        var kind = one.known().kind();
        var dueAt = one.known().dueAt();
        if (policy.isEmpty() || kind == null || dueAt == null) {
            rows.settle(one.id(), Case.Promise.NONE);
            return;
        }
        // A node that was away for long tells the worse news only.
        boolean broken = !clock.instant().isBefore(dueAt);
        int stage = broken ? Case.Promise.BROKEN : Case.Promise.AT_RISK;
        boolean escalates = one.known().stage() == Case.Promise.KEPT;
        var promise = Reckoning.at(policy.get(), kind, dueAt, stage);
        var type = broken ? EventType.PROMISE_BROKEN : EventType.PROMISE_AT_RISK;
        var facts = facts(promise);
        // The kinds of notifications that people can choose.
        facts.put("notify", broken ? "SLA_BREACHED" : "SLA_AT_RISK");
        if (!policy.get().tell().isEmpty()) {
            facts.put(
                    "notifyAlso",
                    policy.get().tell().stream().map(UUID::toString).collect(Collectors.joining(",")));
        }
        places.change(one.id(), new Places.Told(type, facts), () -> {
            if (escalates) {
                rows.escalate(one.id(), promise, policy.get());
            } else {
                rows.change(one.id(), promise);
            }
            return true;
        });
    }

    private Reckoning reckoning() {
        List<Policy> known = policies.list();
        return new Reckoning(known, known.isEmpty() ? Map.of() : times.listAll());
    }

    private static Map<String, String> facts(Case.Promise promise) {
        var facts = new HashMap<String, String>();
        if (promise.kind() != null) {
            facts.put("promise", promise.kind().name());
        }
        if (promise.dueAt() != null) {
            facts.put("due", promise.dueAt().toString());
        }
        return facts;
    }
}
