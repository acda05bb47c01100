package dev.parley.inbox.notification;

import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import dev.parley.inbox.notification.PushRows.Due;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sends what is due to push services, several at a time; what is read meanwhile is not sent. A message that a dying node leaves half
 * sent is sent again under the same topic and tag, where it replaces the first.
 */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
class PushDispatcher {
    private static final Logger log = LoggerFactory.getLogger(PushDispatcher.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final PushRows rows;
    private final PushSender sender;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    PushDispatcher(PushRows rows, PushSender sender, Clock clock) {
        this.rows = rows;
        this.sender = sender;
        this.clock = clock;
    }

    /** Push services may take long to answer: other scheduled work does not wait for them. */
    @Scheduled(fixedDelay = 500)
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("push").start(this::sendDue);
        }
    }

    private void sendDue() {
        try (var senders = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("push-", 0).factory())) {
            rows.take(BATCH, clock.instant(), LEASE).forEach(due -> senders.submit(() -> send(due)));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Push messages are sent later: {}", e.getMessage());
        } finally {
            busy.set(false);
        }
    }

    private void send(Due due) {
        try {
            settle(due, sender.send(due));
        } catch (DataAccessException | TransactionException e) {
            log.warn("A push message is settled later: {}", e.getMessage());
        }
    }

    private void settle(Due due, PushSender.Outcome outcome) {
        switch (outcome) {
            case PushSender.Outcome.Sent sent -> rows.done(due);
            case PushSender.Outcome.Gone gone -> rows.deleteSubscription(due.subscriptionId());
            case PushSender.Outcome.Refused refused -> {
                log.warn("A push service refused a message for good: {}", refused.reason());
                rows.forget(due);
            }
            case PushSender.Outcome.TryAgain again -> {
                if (due.attempts() > BACK_OFF.size()) {
                    log.warn("A push message is given up: {}", again.reason());
                    rows.forget(due);
                } else {
                    var wait = max(again.after(), BACK_OFF.get(due.attempts() - 1));
                    rows.again(due, clock.instant().plus(wait));
                }
            }
        }
    }

    private static Duration max(Duration asked, Duration own) {
        var wait = asked.compareTo(own) > 0 ? asked : own;
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
