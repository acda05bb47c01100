package dev.parley.inbox.outbox;

import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.inbox.node.ConversationLog;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One try to send one answer, from the taken row to the recorded outcome. */
@Component
final class Sending {
    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    /** A store that is away for longer than this leaves the row to the lease. */
    private static final int RECORD_TRIES = 60;

    private static final int MAX_REASON = 1000;

    private final Post post;
    private final OutboxRows rows;
    private final DeliveryNews news;
    private final OutboxSettings settings;
    private final OutboxMetrics metrics;

    Sending(Post post, OutboxRows rows, DeliveryNews news, OutboxSettings settings, OutboxMetrics metrics) {
        this.post = post;
        this.rows = rows;
        this.news = news;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Writes, sends, records. */
    void send(Taken taken) {
        try (var marked = ConversationLog.of(taken.conversation().value())) {
            sendMarked(taken);
        }
    }

    private void sendMarked(Taken taken) {
        SendOutcome outcome = attempt(taken);
        for (int tries = 1; ; tries++) {
            try {
                recordOutcome(taken, outcome);
                return;
            } catch (DataAccessException | TransactionException e) {
                if (tries == RECORD_TRIES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                log.warn("The outcome of sending {} waits for PostgreSQL: {}", taken.message(), e.getMessage());
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    /** Records the outcome of a try whose node died; nothing when it gave a sign of life meanwhile. */
    void giveBack(Taken abandoned, Duration lease) {
        String reason = "The server that was sending it stopped.";
        boolean changed = news.change(
                abandoned.message(),
                () -> rows.isAbandoned(abandoned, lease) && unknown(abandoned, Duration.ZERO, reason));
        if (changed) {
            log.warn("Answer {} was being sent by a node that is gone", abandoned.message());
        }
    }

    /** Lets an answer go out that was refused, now that its channel has changed. */
    void resume(OutboxRows.Refused refused) {
        news.change(refused.message(), () -> rows.restart(refused.message()));
    }

    private SendOutcome attempt(Taken taken) {
        OutboundMessage message;
        try {
            message = post.write(taken);
        } catch (RuntimeException e) {
            log.error("Answer {} could not be written", taken.message(), e);
            return new SendOutcome.TryAgain(Duration.ZERO, "Parley could not put the message together.");
        }
        var timer = metrics.start();
        SendOutcome outcome;
        try {
            outcome = post.send(taken, message);
        } catch (RuntimeException e) {
            log.error("Sending answer {} broke", taken.message(), e);
            outcome = new SendOutcome.Unknown("Sending broke: " + e.getMessage());
        }
        metrics.ended(timer, outcome);
        return outcome;
    }

    private void recordOutcome(Taken taken, SendOutcome outcome) {
        boolean changed = news.change(taken.message(), () -> switch (outcome) {
            case SendOutcome.Sent sent -> rows.sent(taken.message(), sent.providerReference());
            case SendOutcome.TryAgain again -> again(taken, again.after(), again.reason());
            case SendOutcome.Rejected rejected -> rows.end(taken, Failure.REJECTED, shorten(rejected.reason()));
            case SendOutcome.Unauthorised refused -> rows.end(taken, Failure.UNAUTHORISED, shorten(refused.reason()));
            case SendOutcome.Unknown unknown ->
                unknown(taken, settings.pauseAfter(taken.attempts(), Duration.ZERO), unknown.reason());
        });
        if (!changed) {
            log.info("Answer {} was settled by another node before try {} ended", taken.message(), taken.attempts());
        }
    }

    private boolean again(Taken taken, Duration asked, String reason) {
        return isOver(taken)
                ? rows.end(taken, Failure.AGAIN, shorten(reason))
                : rows.again(taken, settings.pauseAfter(taken.attempts(), asked), Failure.AGAIN, shorten(reason));
    }

    private boolean unknown(Taken taken, Duration pause, String reason) {
        return post.isRepeatable(taken.channel()) && !isOver(taken)
                ? rows.again(taken, pause, Failure.UNKNOWN, shorten(reason))
                : rows.end(taken, Failure.UNKNOWN, shorten(reason));
    }

    private boolean isOver(Taken taken) {
        return taken.triedFor().compareTo(settings.giveUpAfter()) >= 0;
    }

    private static String shorten(String reason) {
        String line = reason.strip().replace('\u0000', ' ');
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON - 1) + "…";
    }
}
