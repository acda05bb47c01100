package dev.parley.inbox.guideline;

import static dev.parley.inbox.guideline.Writing.body;
import static dev.parley.inbox.guideline.Writing.json;
import static dev.parley.inbox.guideline.Writing.with;
import static dev.parley.inbox.guideline.Writing.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.botrules.Fact;
import dev.parley.inbox.ParleyApplication;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;

/** What is decided on one node counts on the other. */
@ParleyTest
class TwoNodesTests {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    private People people;

    @Autowired
    private Guidelines here;

    @Autowired
    private Environment environment;

    @TempDir
    private Path data;

    private final List<InForce> published = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext other;
    private Guidelines there;
    private Writing manager;

    @BeforeEach
    void aSecondNode() {
        ApplicationListener<PayloadApplicationEvent<?>> listener = event -> {
            if (event.getPayload() instanceof InForce now) {
                published.add(now);
            }
        };
        other = new SpringApplicationBuilder(ParleyApplication.class)
                .listeners(listener)
                .run(Stream.concat(
                                Stream.of(
                                                "spring.datasource.url",
                                                "spring.datasource.username",
                                                "spring.datasource.password",
                                                "spring.data.redis.host",
                                                "spring.data.redis.port",
                                                "spring.data.redis.database")
                                        .map(key -> "--" + key + "=" + environment.getRequiredProperty(key)),
                                Stream.of("--server.port=0", "--parley.smtp.port=0", "--parley.data=" + data))
                        .toArray(String[]::new));
        there = other.getBean(Guidelines.class);
        manager = new Writing(people.signIn(people.manager("Max")).client());
    }

    @AfterEach
    void theSecondNodeStops() {
        other.close();
    }

    @Test
    void theOtherNodeTakesEachChangeOnceItIsTold() {
        var field = "f" + Ids.next().toString().replace("-", "").substring(20);
        String id = manager.create(with(body("Near and far"), "condition", words("voucher")));
        assertThat(versionOn(there, id)).isZero();

        manager.activate(id).expectStatus().isOk();
        assertThat(versionOn(here, id)).isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(lastPublished(id)).isEqualTo(1));
        assertThat(there.inForce()).isEqualTo(here.inForce());

        manager.save(id, 1, body("Nearer")).expectStatus().isOk();
        manager.activate(id).expectStatus().isOk();
        await().atMost(SOON).untilAsserted(() -> assertThat(lastPublished(id)).isEqualTo(2));

        people.signIn(people.manager("Mia"))
                .client()
                .post()
                .uri("/api/fields")
                .body(Map.of("subject", "CONTACT", "key", field, "type", "NUMBER", "label", field))
                .exchange()
                .expectStatus()
                .isCreated();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(there.inForce().vocabulary().type(new Fact.Custom("contact." + field)))
                        .contains(Fact.Type.NUMBER));

        manager.ask(HttpMethod.POST, "/" + id + "/retire", Map.of())
                .expectStatus()
                .isOk();
        await().atMost(SOON).untilAsserted(() -> assertThat(lastPublished(id)).isZero());
        assertThat(there.find(UUID.fromString(id), 1)).isPresent();
        assertThat(json(manager.get("/" + id)).at("/summary/state").asString()).isEqualTo("RETIRED");
    }

    private int lastPublished(String id) {
        return published.isEmpty() ? 0 : version(published.getLast(), id);
    }

    private static int versionOn(Guidelines node, String id) {
        return version(node.inForce(), id);
    }

    private static int version(InForce now, String id) {
        return now.guidelines().stream()
                .filter(one -> one.id().toString().equals(id))
                .map(one -> one.version())
                .findFirst()
                .orElse(0);
    }
}
