package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.PartNamed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends an answer as the messages that its provider takes, one after the other. Each that was taken is remembered under the
 * provider's name at once, so that another try goes on with the next.
 */
@Component
final class PartSending {
    private static final Logger log = LoggerFactory.getLogger(PartSending.class);
    private static final int RECORD_TRIES = 60;

    private final Channels channels;
    private final PartRows rows;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    PartSending(
            Channels channels, PartRows rows, TransactionTemplate transaction, ApplicationEventPublisher publisher) {
        this.channels = channels;
        this.rows = rows;
        this.transaction = transaction;
        this.publisher = publisher;
    }

    SendOutcome send(Taken taken, OutboundMessage message) {
        var kind = channels.get(taken.channel()).kind();
        if (kind == ChannelKind.EMAIL) {
            return channels.send(taken.channel(), message);
        }
        var capabilities =
                channels.capabilities(taken.channel(), message.venue().visibility());
        List<OutboundMessage> parts = Parts.of(message, capabilities);
        List<String> named = rows.list(taken.message());
        String first = named.isEmpty() ? "" : ChannelScope.out(kind, named.getFirst());
        for (int part = named.size(); part < parts.size(); part++) {
            var outcome = channels.send(taken.channel(), parts.get(part));
            if (!(outcome instanceof SendOutcome.Sent sent)) {
                return outcome;
            }
            first = part == 0 ? sent.providerReference() : first;
            remember(taken, part, ChannelScope.in(kind, taken.channel(), sent.providerReference()));
        }
        return new SendOutcome.Sent(first);
    }

    /** Insists: what the provider has must not be sent again. */
    private void remember(Taken taken, int part, String reference) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> {
                    rows.insert(taken.message(), part, reference);
                    publisher.publishEvent(new PartNamed(taken.channel(), reference));
                });
                return;
            } catch (DataAccessException | TransactionException e) {
                if (tries == RECORD_TRIES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                log.warn("That part {} of {} was sent waits for PostgreSQL: {}", part, taken.message(), e.getMessage());
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }
}
