package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelState;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParleyTest
class ChannelsHealthTests {
    @Autowired
    private ChannelsHealth health;

    @Autowired
    private ChannelStatuses statuses;

    @Autowired
    private People people;

    @Test
    void aFailingChannelIsNamedAndDegradesTheWholeWithoutTakingItDown() {
        String address = Ids.next() + "@acme.example";
        var channel = people.channel(address, people.team("Support"));
        statuses.report(channel, ChannelState.FAILING, "The password was refused.");

        await().untilAsserted(() -> {
            var found = health.health();
            assertThat(found.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(found.getDetails().get(channel.toString()))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsAllEntriesOf(
                            Map.of("name", address, "state", "FAILING", "detail", "The password was refused."));
        });
        statuses.forget(channel);
    }

    @Test
    void theHealthOfTheNodeStaysGoodForThoseWhoOnlyAskWhetherItServes() {
        var browser = people.nobody();
        browser.client()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        browser.client().get().uri("/actuator/health").exchange().expectStatus().isOk();
    }
}
