package dev.parley.channel.poll;

import dev.parley.channel.ChannelState;
import dev.parley.channel.Reception;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a consumer keeps visiting its source: while it is this node's turn, with pauses that double with each failure, until it is
 * stopped. Begun, and failures told, by one thread only.
 */
public final class Rounds {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final Reception reception;
    private final Pauses pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int failures;

    /**
     * How long it waits.
     *
     * @param standby while it is another node's turn
     * @param firstRetry after it failed; doubled with each failure
     * @param longestRetry where doubling ends
     */
    public record Pauses(Duration standby, Duration firstRetry, Duration longestRetry) {}

    /** One visit. */
    @FunctionalInterface
    public interface Round {
        /** Receives until something fails or the turn is over; how long to wait then. */
        Duration receive() throws InterruptedException;
    }

    /** Begins nothing yet. */
    public Rounds(Reception reception, Pauses pauses) {
        this.reception = reception;
        this.pauses = pauses;
    }

    /** Goes on until it is stopped, and gives the turn back then. */
    public void run(Round round) {
        try {
            while (!isStopped()) {
                Duration pause = reception.mayReceive() ? round.receive() : pauses.standby();
                stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            log.debug("Interrupted, ending", e);
        } finally {
            reception.release();
        }
    }

    /** Ends every pause, and the rounds with it. */
    public void stop() {
        stopped.countDown();
    }

    /** Whether it is to end. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** What counts to zero when it is to end. */
    public CountDownLatch stopped() {
        return stopped;
    }

    /** Whether to ask the source once more. */
    public boolean goOn() {
        return !isStopped() && reception.mayReceive();
    }

    /** Tells that the source is being entered, unless it failed the last time: that stays to be seen. */
    public void connecting() {
        if (failures == 0) {
            reception.report(ChannelState.CONNECTING, "");
        }
    }

    /** Tells that the source answers. */
    public void connected() {
        reception.report(ChannelState.CONNECTED, "");
    }

    /** What the source gave got through: the next failure is the first. */
    public void gotThrough() {
        failures = 0;
    }

    /** Tells what failed, unless it failed because it is to end. */
    public void failed(String sentence) {
        if (!isStopped()) {
            reception.report(ChannelState.FAILING, sentence);
        }
    }

    /** How long to wait after one more failure. */
    public Duration backOff() {
        Duration pause = pauses.firstRetry().multipliedBy(1L << Math.min(failures, 16));
        failures++;
        return pause.compareTo(pauses.longestRetry()) > 0 ? pauses.longestRetry() : pause;
    }

    /** Sends a page through the steps of a consumer's route; what it failed with, or null. */
    public static @Nullable Exception send(DefaultConsumer consumer, Object page) {
        var exchange = consumer.createExchange(false);
        try {
            exchange.getIn().setBody(page);
            consumer.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        consumer.releaseExchange(exchange, false);
        return failure;
    }
}
