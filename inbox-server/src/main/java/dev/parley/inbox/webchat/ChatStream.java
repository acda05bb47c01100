package dev.parley.inbox.webchat;

import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.SinkUnavailableException;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Hands what happens at widgets to the inbound stream, where all channels' messages go. */
@Component
final class ChatStream {
    private static final Logger log = LoggerFactory.getLogger(ChatStream.class);

    private final InboundStream stream;
    private final Clock clock;

    ChatStream(InboundStream stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    /** Returns once Redis has them; a 503 problem where it cannot take them. */
    void hand(Visitor visitor, List<byte[]> events) {
        var position = "visitor " + visitor.id();
        try {
            stream.accept(events.stream()
                    .map(event -> new InboundEnvelope(visitor.channel(), position, clock.instant(), event, Map.of()))
                    .toList());
        } catch (EnvelopeTooLargeException e) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", String.valueOf(e.getMessage()));
        } catch (SinkUnavailableException e) {
            log.warn("What a visitor said was not taken: {}", e.getMessage());
            throw Problem.storeUnavailable();
        }
    }
}
