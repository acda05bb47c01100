package dev.parley.channel.poll;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelState;
import dev.parley.channel.Reception;
import dev.parley.channel.SinkUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps asking a source while it is this node's turn; whatever fails is tried again later, from the last page that got through. */
final class PollConsumer extends DefaultConsumer {
    private static final Logger log = LoggerFactory.getLogger(PollConsumer.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final ChannelId channel;
    private final PollEndpoint.Source source;
    private final Reception reception;
    private final PollTiming timing;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private int failures;

    PollConsumer(Endpoint endpoint, Processor route, ChannelId channel, PollEndpoint.Source source) {
        super(endpoint, route);
        this.channel = channel;
        this.source = source;
        this.reception = source.reception();
        this.timing = source.timing();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        thread = Thread.ofVirtual().name("poll-" + channel).start(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        stopped.countDown();
        var running = thread;
        if (running != null && !running.join(STOP)) {
            running.interrupt();
            log.warn("The source of channel {} does not end, leaving it behind", channel);
        }
        super.doStop();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            while (!stopping()) {
                pause(reception.mayReceive() ? receive() : timing.standby());
            }
        } catch (InterruptedException e) {
            log.debug("Interrupted, ending", e);
        } finally {
            reception.release();
        }
    }

    private void pause(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks until something fails; how long to wait then. */
    private Duration receive() throws InterruptedException {
        if (failures == 0) {
            reception.report(ChannelState.CONNECTING, "");
        }
        try (var poll = source.opener().get()) {
            while (!stopping() && reception.mayReceive()) {
                var page = poll.next(source.memory().find(channel, PollEndpoint.CURSOR));
                route(page);
                reception.report(ChannelState.CONNECTED, "");
                failures = 0;
                if (!page.more()) {
                    awaitTurn(poll);
                }
            }
            return Duration.ZERO;
        } catch (PollException e) {
            failed(String.valueOf(e.getMessage()));
            var backOff = e.isRefused() ? timing.refusedRetry() : backOff();
            return backOff.compareTo(e.after()) < 0 ? e.after() : backOff;
        } catch (SinkUnavailableException e) {
            failed("What is new waits with its source, because it cannot be stored now: " + e.getMessage());
        } catch (RuntimeException e) {
            failed("What is new waits with its source, because of an error in Parley: " + e);
            if (!stopping()) {
                log.error("The source of channel {} could not be read", channel, e);
            }
        }
        return backOff();
    }

    /** A long pause is cut up, so that the turn is kept and its loss is noticed. */
    private void awaitTurn(Poll poll) throws InterruptedException {
        long until = System.nanoTime() + timing.interval().toNanos();
        long slice = timing.standby().toNanos();
        for (long left = timing.interval().toNanos(); left > 0 && !stopping(); left = until - System.nanoTime()) {
            boolean early = poll.await(Duration.ofNanos(Math.min(left, slice)), stopped);
            if (early || !reception.mayReceive()) {
                return;
            }
        }
    }

    private void failed(String sentence) {
        if (!stopping()) {
            reception.report(ChannelState.FAILING, sentence);
        }
    }

    private Duration backOff() {
        Duration pause = timing.firstRetry().multipliedBy(1L << Math.min(failures, 16));
        failures++;
        return pause.compareTo(timing.longestRetry()) > 0 ? timing.longestRetry() : pause;
    }

    /** Through the steps of {@link PollRoutes}. */
    private void route(Poll.Page page) {
        var exchange = createExchange(false);
        try {
            exchange.getIn().setBody(page);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        releaseExchange(exchange, false);
        switch (failure) {
            case null ->
                log.debug(
                        "{} events came from the source of {}", page.envelopes().size(), channel);
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }
}
