package dev.parley.inbox.intake;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.intake.DecodedBatch.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.stereotype.Component;

/**
 * Brings a batch through the flow, whatever happens: it waits while a store is away, repeats what another transaction
 * disturbed, halves a batch that fails until the one message that nobody can store is found, and sets that aside.
 */
@Component
final class Carrying {
    private static final Logger log = LoggerFactory.getLogger(Carrying.class);
    private static final int CONFLICTS = 5;

    private final MessageChannel decoded;
    private final MessagingTemplate template = new MessagingTemplate();
    private final IntakeMetrics metrics;

    Carrying(@Qualifier(IntakeFlow.DECODED) MessageChannel decoded, IntakeMetrics metrics) {
        this.decoded = decoded;
        this.metrics = metrics;
    }

    /** Returns once every message of it is stored, queued and acknowledged, or set aside. */
    void carry(DecodedBatch batch, Patience patience) {
        if (batch.size() == 0) {
            return;
        }
        try {
            metrics.stored(patience.insist("Intake", () -> store(batch)));
        } catch (Patience.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                log.info("A batch of {} messages is halved because it failed: {}", batch.size(), Outages.reason(e));
                batch.halves().forEach(half -> carry(half, patience));
            } else {
                setAside(batch, e, patience);
            }
        }
    }

    /** One try, repeated only where another transaction came in between. Where each message is now, by entry id. */
    Map<String, ConversationId> tryOnce(DecodedBatch batch) {
        var stored = store(batch);
        metrics.stored(stored);
        return stored.conversations();
    }

    private void setAside(DecodedBatch batch, RuntimeException failure, Patience patience) {
        if (batch.mails().isEmpty() && batch.changes().isEmpty()) {
            // Not even its bytes can be kept: it stays in the stream, and the next node or start tries again.
            log.error("A message cannot even be set aside and stays in the stream", failure);
            return;
        }
        log.error("A message cannot be stored and is set aside", failure);
        List<Unreadable> unreadable = new ArrayList<>();
        batch.entries().forEach(entry -> unreadable.add(new Unreadable(entry, sentence(failure), "")));
        carry(DecodedBatch.ofUnreadable(unreadable, batch.sample()), patience);
    }

    /** For the person who looks at the set-aside list. */
    static String sentence(RuntimeException failure) {
        return "Parley could read it but not store it: " + Outages.reason(failure);
    }

    private Stored store(DecodedBatch batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = template.sendAndReceive(decoded, new GenericMessage<>(batch));
                return (Stored) Objects.requireNonNull(answer, "The intake flow gave no answer")
                        .getPayload();
            } catch (RuntimeException e) {
                if (!Outages.isConflict(e) || attempt == CONFLICTS) {
                    throw e;
                }
                log.debug("A batch is repeated: {}", Outages.reason(e));
            }
        }
    }
}
