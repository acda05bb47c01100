package dev.parley.inbox.intake;

import dev.parley.inbox.channel.InboundStream;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * What an administrator watches: {@code parley.intake.age} (from receipt to queue, also the count of messages per second),
 * {@code parley.intake.batch} (messages in a transaction), {@code parley.intake.waiting} (messages in the stream),
 * {@code parley.intake.set.aside} (messages nobody could read).
 */
@Component
final class IntakeMetrics {
    private final Timer age;
    private final DistributionSummary batch;
    private final Counter setAside;
    private final Clock clock;

    IntakeMetrics(MeterRegistry registry, StringRedisTemplate redis, Clock clock) {
        this.clock = clock;
        age = Timer.builder("parley.intake.age")
                .description("From the receipt of a message until it is stored and queued")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
        batch = DistributionSummary.builder("parley.intake.batch")
                .description("Messages stored in one transaction")
                .register(registry);
        setAside = Counter.builder("parley.intake.set.aside")
                .description("Messages that nobody could read or store")
                .register(registry);
        Gauge.builder("parley.intake.waiting", redis, IntakeMetrics::waiting)
                .description("Messages that are received and not stored yet")
                .register(registry);
    }

    void stored(Stored stored) {
        batch.record(stored.batch().size());
        setAside.increment(stored.batch().unreadable().size());
        var now = clock.instant();
        for (var mail : stored.batch().mails()) {
            var since = Duration.between(mail.entry().envelope().receivedAt(), now);
            age.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    private static double waiting(StringRedisTemplate redis) {
        try {
            Long size = redis.opsForStream().size(InboundStream.KEY);
            return size == null ? 0 : size;
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }
}
