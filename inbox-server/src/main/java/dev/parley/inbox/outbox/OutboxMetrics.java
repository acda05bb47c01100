package dev.parley.inbox.outbox;

import dev.parley.channel.SendOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What an administrator watches: {@code parley.outbox.age} (seconds that the longest due answer waits), {@code parley.outbox.waiting},
 * {@code parley.outbox.failed} (answers that need a person), {@code parley.outbox.send} (time and number of tries by outcome).
 */
@Component
final class OutboxMetrics {
    private final MeterRegistry registry;
    private final JdbcClient jdbc;

    OutboxMetrics(MeterRegistry registry, JdbcClient jdbc) {
        this.registry = registry;
        this.jdbc = jdbc;
        Gauge.builder("parley.outbox.age", this, metrics -> metrics.ask("""
                        select coalesce(greatest(0, extract(epoch from clock_timestamp() - min(not_before))), 0)
                          from outbox
                         where state = 'WAITING'
                        """))
                .baseUnit("seconds")
                .description("How long the answer that is due longest has been due")
                .register(registry);
        Gauge.builder(
                        "parley.outbox.waiting",
                        this,
                        metrics -> metrics.ask("select count(*) from outbox where state in ('WAITING', 'SENDING')"))
                .description("Answers on their way out")
                .register(registry);
        Gauge.builder(
                        "parley.outbox.failed",
                        this,
                        metrics -> metrics.ask("select count(*) from outbox where state in ('FAILED', 'UNKNOWN')"))
                .description("Answers that need a person")
                .register(registry);
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void ended(Timer.Sample sample, SendOutcome outcome) {
        sample.stop(Timer.builder("parley.outbox.send")
                .description("Tries to send an answer, by outcome")
                .tag("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .register(registry));
    }

    private double ask(String sql) {
        try {
            return jdbc.sql(sql).query(Double.class).single();
        } catch (DataAccessException | TransactionException e) {
            return Double.NaN;
        }
    }
}
