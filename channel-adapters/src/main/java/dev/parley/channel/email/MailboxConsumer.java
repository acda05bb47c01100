package dev.parley.channel.email;

import dev.parley.channel.ChannelState;
import dev.parley.channel.Reception;
import dev.parley.channel.SinkUnavailableException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps visiting a mailbox while it is this node's turn, and sends each page through the route; whatever fails is tried again
 * later, from the last page that got through.
 */
final class MailboxConsumer extends DefaultConsumer {
    private static final Logger log = LoggerFactory.getLogger(MailboxConsumer.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final MailServer server;
    private final Mailbox mailbox;
    private final Reception reception;
    private final MailTiming timing;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Mailbox.@Nullable Visit visit;
    private @Nullable Thread thread;
    private int failures;

    MailboxConsumer(MailboxEndpoint endpoint, Processor route) {
        super(endpoint, route);
        this.server = endpoint.server();
        this.mailbox = endpoint.mailbox();
        this.reception = endpoint.reception();
        this.timing = endpoint.timing();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // A platform thread: the mail library waits inside synchronized blocks, which pin virtual ones on Java 21.
        thread = Thread.ofPlatform()
                .name("mailbox-" + server.host() + "-" + server.user())
                .daemon()
                .start(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        stopped.countDown();
        var open = visit;
        if (open != null) {
            open.interrupt();
        }
        var running = thread;
        if (running != null && !running.join(STOP)) {
            log.warn("The connection to {} does not end, leaving it behind", server);
        }
        super.doStop();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            while (!stopping()) {
                if (reception.mayReceive()) {
                    pause(receive());
                } else {
                    pause(timing.standby());
                }
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

    /** Visits the mailbox until something fails; how long to wait then. */
    private Duration receive() throws InterruptedException {
        try (var opened = open()) {
            while (!stopping() && reception.mayReceive()) {
                var page = opened.next();
                reception.report(ChannelState.CONNECTED, "");
                if (page.isPresent()) {
                    route(page.get());
                } else {
                    opened.await();
                }
                failures = 0;
            }
            return Duration.ZERO;
        } catch (AuthenticationFailedException e) {
            failed(MailFailures.sentence(e, server));
            return timing.refusedRetry();
        } catch (SinkUnavailableException e) {
            failed("Mail waits in the mailbox, because it cannot be stored now: " + e.getMessage());
        } catch (MessagingException e) {
            failed(MailFailures.sentence(e, server));
            log.debug("The mailbox {} failed", server, e);
        } catch (RuntimeException e) {
            failed("Mail waits in the mailbox, because of an error in Parley: " + e);
            if (!stopping()) {
                log.error("The mailbox {} could not be received", server, e);
            }
        } finally {
            visit = null;
        }
        return backOff();
    }

    private Mailbox.Visit open() throws MessagingException {
        if (failures == 0) {
            reception.report(ChannelState.CONNECTING, "");
        }
        var opened = mailbox.visit();
        visit = opened;
        if (stopping()) {
            opened.interrupt();
        }
        return opened;
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

    /** Through the steps of {@link EmailRoutes}. */
    private void route(MailPage page) throws MessagingException {
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
            case null -> log.debug("{} mails came from {}", page.envelopes().size(), server);
            case MessagingException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }
}
