package dev.parley.channel.poll;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Reception;
import dev.parley.channel.SinkUnavailableException;
import dev.parley.channel.poll.Rounds.Pauses;
import java.time.Duration;
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
    private final Rounds rounds;
    private @Nullable Thread thread;

    PollConsumer(Endpoint endpoint, Processor route, ChannelId channel, PollEndpoint.Source source) {
        super(endpoint, route);
        this.channel = channel;
        this.source = source;
        this.reception = source.reception();
        this.timing = source.timing();
        this.rounds = new Rounds(reception, new Pauses(timing.standby(), timing.firstRetry(), timing.longestRetry()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        thread = Thread.ofVirtual().name("poll-" + channel).start(() -> rounds.run(this::receive));
    }

    @Override
    protected void doStop() throws Exception {
        rounds.stop();
        var running = thread;
        if (running != null && !running.join(STOP)) {
            running.interrupt();
            log.warn("The source of channel {} does not end, leaving it behind", channel);
        }
        super.doStop();
    }

    private Duration receive() throws InterruptedException {
        rounds.connecting();
        try (var poll = source.opener().get()) {
            while (rounds.goOn()) {
                var page = poll.next(source.memory().find(channel, PollEndpoint.CURSOR));
                route(page);
                rounds.connected();
                rounds.gotThrough();
                if (!page.more()) {
                    awaitTurn(poll);
                }
            }
            return Duration.ZERO;
        } catch (PollException e) {
            rounds.failed(String.valueOf(e.getMessage()));
            var backOff = e.isRefused() ? timing.refusedRetry() : rounds.backOff();
            return backOff.compareTo(e.after()) < 0 ? e.after() : backOff;
        } catch (SinkUnavailableException e) {
            rounds.failed("What is new waits with its source, because it cannot be stored now: " + e.getMessage());
        } catch (RuntimeException e) {
            rounds.failed("What is new waits with its source, because of an error in Parley: " + e);
            if (!rounds.isStopped()) {
                log.error("The source of channel {} could not be read", channel, e);
            }
        }
        return rounds.backOff();
    }

    /** A long pause is cut up, so that the turn is kept and its loss is noticed. */
    private void awaitTurn(Poll poll) throws InterruptedException {
        long until = System.nanoTime() + timing.interval().toNanos();
        long slice = timing.standby().toNanos();
        long left = timing.interval().toNanos();
        while (left > 0 && !rounds.isStopped()) {
            boolean early = poll.await(Duration.ofNanos(Math.min(left, slice)), rounds.stopped());
            if (early || !reception.mayReceive()) {
                return;
            }
            left = until - System.nanoTime();
        }
    }

    /** Through the steps of {@link PollRoutes}. */
    private void route(Poll.Page page) {
        switch (Rounds.send(this, page)) {
            case null ->
                log.debug(
                        "{} events came from the source of {}", page.envelopes().size(), channel);
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }
}
