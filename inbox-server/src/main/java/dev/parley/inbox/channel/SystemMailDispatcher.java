package dev.parley.inbox.channel;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends Parley's own mails through the first e-mail channel that is switched on; tries for a day, then says who was not reached.
 *
 * <p>A mail that a dying node leaves half sent is sent again under the same Message-ID: somebody who is invited twice is better
 * off than somebody who never hears of it.
 */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
final class SystemMailDispatcher {
    private static final Logger log = LoggerFactory.getLogger(SystemMailDispatcher.class);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration GIVE_UP = Duration.ofDays(1);

    private final SystemMailRows rows;
    private final Channels channels;
    private final Companies companies;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    SystemMailDispatcher(SystemMailRows rows, Channels channels, Companies companies, Clock clock) {
        this.rows = rows;
        this.channels = channels;
        this.companies = companies;
        this.clock = clock;
    }

    /** Mail servers may take a minute to answer: other scheduled work does not wait for them. */
    @Scheduled(fixedDelay = 2_000)
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("system-mail").start(this::sendDue);
        }
    }

    private void sendDue() {
        try {
            var due = rows.take(LEASE);
            while (due.isPresent()) {
                settle(due.get(), send(due.get()));
                due = rows.take(LEASE);
            }
        } catch (RuntimeException e) {
            log.warn("Invitations and other mails of Parley are sent a little later: {}", e.toString());
        } finally {
            busy.set(false);
        }
    }

    private SendOutcome send(SystemMailRows.Due due) {
        try {
            UUID through = due.mail().channel();
            return channels.list().stream()
                    .filter(channel -> channel.kind() == ChannelKind.EMAIL && channel.enabled())
                    .filter(channel -> through == null || channel.id().value().equals(through))
                    .findFirst()
                    .map(channel -> channels.send(channel.id(), written(due, channel)))
                    .orElseGet(() ->
                            new SendOutcome.TryAgain(Duration.ZERO, "No e-mail channel is switched on to send it."));
        } catch (RuntimeException e) {
            log.warn("A mail of Parley could not be sent", e);
            return new SendOutcome.TryAgain(Duration.ZERO, e.toString());
        }
    }

    private OutboundMessage written(SystemMailRows.Due due, Channel channel) {
        String address = channel.address();
        var mail = due.mail();
        UUID conversation = mail.conversation();
        return new OutboundMessage(
                "parley-" + due.id() + address.substring(address.lastIndexOf('@')),
                new Party(address, channel.senderName()),
                conversation == null ? "" : ReplyAddress.of(address, conversation, companies.secret()),
                List.of(new Recipient(Recipient.Role.TO, new Party(mail.to(), ""))),
                mail.subject(),
                mail.text(),
                mail.html(),
                "",
                List.of(),
                List.of(),
                due.createdAt(),
                AutoSubmitted.AUTO_GENERATED,
                "",
                Venue.MAIL,
                null);
    }

    private void settle(SystemMailRows.Due due, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Sent sent -> rows.delete(due.id());
            case SendOutcome.TryAgain later -> tryAgain(due, later.after(), later.reason());
            case SendOutcome.Unknown unknown -> tryAgain(due, Duration.ZERO, unknown.reason());
            case SendOutcome.Unauthorised refused -> tryAgain(due, Duration.ZERO, refused.reason());
            case SendOutcome.Rejected rejected -> giveUp(due, rejected.reason());
        }
    }

    private void tryAgain(SystemMailRows.Due due, Duration asked, String reason) {
        if (due.createdAt().plus(GIVE_UP).isBefore(clock.instant())) {
            giveUp(due, reason);
            return;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(due.attempts() - 1, 10));
        var capped = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        rows.tryAgain(due.id(), asked.compareTo(capped) > 0 ? asked : capped, reason);
    }

    private void giveUp(SystemMailRows.Due due, String reason) {
        rows.fail(due.id(), reason);
        log.error(
                "The mail \"{}\" to {} was not sent and is not tried again: {} Reach them another way.",
                due.mail().subject(),
                due.mail().to(),
                reason);
    }
}
