package dev.parley.inbox.queue;

import dev.parley.inbox.employee.TeamId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What a manager watches, per team: {@code parley.queue.length} (open conversations that nobody holds) and {@code parley.queue.age}
 * (seconds that the customer who waits longest has waited; 0 when nobody waits).
 */
@Component
class QueueMetrics {
    private static final Logger log = LoggerFactory.getLogger(QueueMetrics.class);

    private final Queue queue;
    private final AccessRows teams;
    private final Clock clock;
    private final MultiGauge length;
    private final MultiGauge age;

    QueueMetrics(Queue queue, AccessRows teams, Clock clock, MeterRegistry registry) {
        this.queue = queue;
        this.teams = teams;
        this.clock = clock;
        length = MultiGauge.builder("parley.queue.length")
                .description("Open conversations that nobody holds")
                .register(registry);
        age = MultiGauge.builder("parley.queue.age")
                .baseUnit("seconds")
                .description("How long the customer who waits longest has waited")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${parley.queue.measure:10s}")
    void measure() {
        try {
            var lengths = new ArrayList<MultiGauge.Row<?>>();
            var ages = new ArrayList<MultiGauge.Row<?>>();
            for (var team : teams.listTeams()) {
                var tags = Tags.of("team", team.name());
                var found = queue.length(new TeamId(team.id()));
                lengths.add(MultiGauge.Row.of(tags, found.queued()));
                ages.add(MultiGauge.Row.of(
                        tags,
                        found.oldest()
                                .map(since ->
                                        Duration.between(since, clock.instant()).toSeconds())
                                .orElse(0L)));
            }
            length.register(lengths, true);
            age.register(ages, true);
        } catch (DataAccessException e) {
            log.debug("The queues are measured later", e);
        }
    }
}
