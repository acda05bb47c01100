package dev.parley.inbox.outbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the outbox, under {@code parley.outbox}.
 *
 * @param enabled whether this node sends; answers are stored by every node and sent by those that do
 * @param workers how many answers one node sends at the same time
 * @param perChannel how many of them may go to one channel, so that a slow mail server never holds up the others
 * @param backOff how long to wait after the first, second, … try that may be repeated; the last one repeats
 * @param giveUpAfter how long after its first try an answer is given up and shown as failed
 * @param lease how long after the last sign of life of the node that is sending an answer the outcome counts as unknown
 * @param sweep how often the outbox looks for what no signal told it
 * @param maxRecipients how many people one answer may go to
 */
@ConfigurationProperties("parley.outbox")
record OutboxSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("32") int workers,
        @DefaultValue("24") int perChannel,
        @DefaultValue({"1m", "5m", "15m", "1h"}) List<Duration> backOff,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("1s") Duration sweep,
        @DefaultValue("50") int maxRecipients) {

    OutboxSettings {
        if (workers < 1 || perChannel < 1 || maxRecipients < 1) {
            throw new IllegalArgumentException(
                    "parley.outbox.workers, per-channel and max-recipients must be at least 1");
        }
        if (backOff.isEmpty() || backOff.stream().anyMatch(pause -> pause.isNegative() || pause.isZero())) {
            throw new IllegalArgumentException("parley.outbox.back-off needs at least one duration above zero");
        }
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("parley.outbox.lease must be at least 1s");
        }
        backOff = List.copyOf(backOff);
    }

    /** How long to wait after the {@code attempts}-th try, never less than what the provider asked for. */
    Duration pauseAfter(int attempts, Duration asked) {
        Duration own = backOff.get(Math.min(Math.max(attempts, 1), backOff.size()) - 1);
        return own.compareTo(asked) < 0 ? asked : own;
    }
}
