package dev.parley.inbox.channel;

import dev.parley.channel.InboundEnvelope;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stores what webhooks brought, after asking for what the events only name. */
@Component
final class WebhookEvents {
    /** After that no further question is begun: the provider waits for its answer. */
    private static final Duration ASKING = Duration.ofSeconds(3);

    private final Channels channels;
    private final InboundStream stream;

    WebhookEvents(Channels channels, InboundStream stream) {
        this.channels = channels;
        this.stream = stream;
    }

    /** Returns when Redis has all of them. */
    void accept(List<InboundEnvelope> events) {
        if (events.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        stream.accept(events.stream()
                .map(event -> System.nanoTime() - begun < ASKING.toNanos() ? channels.complete(event) : event)
                .toList());
    }
}
