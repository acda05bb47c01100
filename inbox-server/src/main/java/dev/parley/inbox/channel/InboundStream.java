package dev.parley.inbox.channel;

import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundSink;
import dev.parley.channel.SinkUnavailableException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes what was received: appends it to the Redis stream {@code parley:inbound} and returns once Redis has written it.
 *
 * <p>Intake reads it as consumer group {@code intake}, and acknowledges and deletes an entry once PostgreSQL has it; so the
 * stream holds just what still waits.
 */
@Component
public final class InboundStream implements InboundSink {
    /** The stream's key. */
    public static final String KEY = "parley:inbound";
    /** The consumer group that reads it. */
    public static final String GROUP = "intake";

    static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.UTF_8);

    private final InboundConnection connection;
    private final InboundFields fields;
    private final InboundBacklog backlog;
    private final InboundSettings settings;
    private final ChannelStatuses statuses;
    private final MeterRegistry meters;

    InboundStream(
            InboundConnection connection,
            InboundFields fields,
            InboundBacklog backlog,
            InboundSettings settings,
            ChannelStatuses statuses,
            MeterRegistry meters) {
        this.connection = connection;
        this.fields = fields;
        this.backlog = backlog;
        this.settings = settings;
        this.statuses = statuses;
        this.meters = meters;
    }

    /** Bytes of the largest message it takes. */
    public long maxSize() {
        return settings.maxSize().toBytes();
    }

    @Override
    public void accept(List<InboundEnvelope> envelopes) {
        long bytes = 0;
        for (var envelope : envelopes) {
            if (envelope.raw().length > maxSize()) {
                throw new EnvelopeTooLargeException(envelope.raw().length, maxSize());
            }
            bytes += envelope.raw().length;
        }
        backlog.refuseWhenFull(bytes);
        append(envelopes);
        for (var envelope : envelopes) {
            statuses.received(envelope.channel());
            meters.counter(
                            "parley.inbound.received",
                            "channel",
                            envelope.channel().toString())
                    .increment();
        }
    }

    private void append(List<InboundEnvelope> envelopes) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        List<RedisFuture<String>> answers = new ArrayList<>(envelopes.size());
        try {
            var commands = connection.commands();
            for (var envelope : envelopes) {
                answers.add(commands.xadd(KEY_BYTES, fields.write(envelope)));
            }
            for (var answer : answers) {
                answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(answers, "Parley is stopping", e);
        } catch (TimeoutException e) {
            throw unavailable(answers, "Redis did not answer within " + settings.timeout(), e);
        } catch (ExecutionException | RedisException | DataAccessException e) {
            throw unavailable(answers, "Redis cannot store messages: " + reason(e), e);
        }
    }

    /** What Redis may have stored all the same is received a second time later, and then recognised by intake. */
    private static SinkUnavailableException unavailable(
            List<RedisFuture<String>> answers, String message, Exception cause) {
        answers.forEach(answer -> answer.cancel(true));
        return new SinkUnavailableException(message, cause);
    }

    private static String reason(Exception e) {
        var cause = e.getCause();
        return String.valueOf((cause == null ? e : cause).getMessage());
    }
}
