package dev.parley.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class QueueMetricsTests {
    @Autowired
    private QueueMetrics metrics;

    @Autowired
    private Queue queue;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void eachTeamTellsHowManyWaitAndHowLongTheFirstHasWaited() {
        String name = "Team " + Ids.next();
        var team = people.team(name);
        var ids = new Waiting(jdbc).stored(people.channel(Ids.next() + "@acme.example", team), team, 3);
        queue.enqueue(Waiting.entries(team, ids));

        metrics.measure();

        assertThat(registry.get("parley.queue.length").tag("team", name).gauge().value())
                .isEqualTo(3);
        assertThat(registry.get("parley.queue.age").tag("team", name).gauge().value())
                .isGreaterThan(System.currentTimeMillis() / 1000.0 - Waiting.SINCE / 1000.0 - 600);
    }
}
