package dev.parley.channel.email;

import dev.parley.channel.SinkUnavailableException;
import dev.parley.channel.poll.Rounds;
import dev.parley.channel.poll.Rounds.Pauses;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
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
    private final MailTiming timing;
    private final Rounds rounds;
    private volatile Mailbox.@Nullable Visit visit;
    private @Nullable Thread thread;

    MailboxConsumer(MailboxEndpoint endpoint, Processor route) {
        super(endpoint, route);
        this.server = endpoint.server();
        this.mailbox = endpoint.mailbox();
        this.timing = endpoint.timing();
        this.rounds = new Rounds(
                endpoint.reception(), new Pauses(timing.standby(), timing.firstRetry(), timing.longestRetry()));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // A platform thread: the mail library waits inside synchronized blocks, which pin virtual ones on Java 21.
        thread = Thread.ofPlatform()
                .name("mailbox-" + server.host() + "-" + server.user())
                .daemon()
                .start(() -> rounds.run(this::receive));
    }

    @Override
    protected void doStop() throws Exception {
        rounds.stop();
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

    private Duration receive() throws InterruptedException {
        try (var opened = open()) {
            while (rounds.goOn()) {
                var page = opened.next();
                rounds.connected();
                if (page.isPresent()) {
                    route(page.get());
                } else {
                    opened.await();
                }
                rounds.gotThrough();
            }
            return Duration.ZERO;
        } catch (AuthenticationFailedException e) {
            rounds.failed(MailFailures.sentence(e, server));
            return timing.refusedRetry();
        } catch (SinkUnavailableException e) {
            rounds.failed("Mail waits in the mailbox, because it cannot be stored now: " + e.getMessage());
        } catch (MessagingException e) {
            rounds.failed(MailFailures.sentence(e, server));
            log.debug("The mailbox {} failed", server, e);
        } catch (RuntimeException e) {
            rounds.failed("Mail waits in the mailbox, because of an error in Parley: " + e);
            if (!rounds.isStopped()) {
                log.error("The mailbox {} could not be received", server, e);
            }
        } finally {
            visit = null;
        }
        return rounds.backOff();
    }

    private Mailbox.Visit open() throws MessagingException {
        rounds.connecting();
        var opened = mailbox.visit();
        visit = opened;
        if (rounds.isStopped()) {
            opened.interrupt();
        }
        return opened;
    }

    /** Through the steps of {@link EmailRoutes}. */
    private void route(MailPage page) throws MessagingException {
        switch (Rounds.send(this, page)) {
            case null -> log.debug("{} mails came from {}", page.envelopes().size(), server);
            case MessagingException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }
}
