package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.node.ConversationLog;
import dev.parley.inbox.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts conversations back to their old place in the queue when their holder stays away longer than the team's grace time. */
@Component
class TakeBack {
    private static final Logger log = LoggerFactory.getLogger(TakeBack.class);
    /** No team's grace time is shorter. */
    private static final Duration LEAST_GRACE = Duration.ofSeconds(5);

    private final String node = UUID.randomUUID().toString();
    private final AwayScript away;
    private final FenceRows fence;
    private final HeldRows held;
    private final Change change;

    TakeBack(AwayScript away, FenceRows fence, HeldRows held, Change change) {
        this.away = away;
        this.fence = fence;
        this.held = held;
        this.change = change;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            for (var absent : away.run(node, LEAST_GRACE)) {
                takeBackFrom(absent);
            }
        } catch (DataAccessException | Problem e) {
            log.warn("Conversations of those who are away are taken back later: {}", e.getMessage());
        }
    }

    /** One conversation that cannot be taken back now does not keep the others. */
    private void takeBackFrom(AwayScript.Away absent) {
        for (var id : held.listOutstayed(absent.employee(), absent.since())) {
            try {
                takeBack(id, absent.employee(), absent.since(), "AWAY");
            } catch (DataAccessException | Problem e) {
                log.warn("Conversation {} is taken back from {} later: {}", id, absent.employee(), e.getMessage());
            }
        }
    }

    /** Takes back everything an employee holds, at once. */
    void takeBackAll(EmployeeId employee, String reason) {
        var forEver = Duration.ofDays(365);
        for (var id : held.listOutstayed(employee, forEver)) {
            takeBack(id, employee, forEver, reason);
        }
    }

    private void takeBack(ConversationId id, EmployeeId from, Duration since, String reason) {
        var data = Map.of("from", from.toString(), "reason", reason);
        try (var marked = ConversationLog.of(id.value())) {
            change.run(
                            id,
                            false,
                            note -> fence.takeBack(id, from, since),
                            standing -> new SettleScript.Telling(EventType.TAKEN_BACK, null, null, data))
                    .ifPresent(standing -> log.info("Conversation {} was taken back from {} ({})", id, from, reason));
        }
    }
}
