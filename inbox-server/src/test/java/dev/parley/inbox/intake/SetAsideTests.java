package dev.parley.inbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What nobody can read or store: kept, shown to managers, tried again or thrown away by them. */
@ParleyTest
class SetAsideTests {
    @Autowired
    private InboundStream stream;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private Browser manager;

    @BeforeEach
    void company() {
        people.foundCompany();
        manager = people.signIn(people.manager("Mia"));
    }

    @Test
    void whatAStrangerWroteIntoTheStreamIsKeptWithAReason() {
        String words = "strange-" + UUID.randomUUID();
        redis.opsForStream().add(InboundStream.KEY, Map.of("note", words));

        var id = await().until(() -> findByRaw(words), Objects::nonNull);

        assertThat(item(id).path("reason").asString()).startsWith("Something that is not Parley wrote it");
        var again = retry(id);
        assertThat(again.path("stored").asBoolean()).isFalse();
        assertThat(again.path("reason").asString()).isNotBlank();
        assertThat(item(id).path("attempts").asInt()).isEqualTo(2);
        delete(id).expectStatus().isNoContent();
        delete(id).expectStatus().isNotFound();
        assertThat(findByRaw(words)).isNull();
    }

    @Test
    void aMailOfARemovedChannelIsStoredOnceItsChannelIsThere() {
        var removed = new ChannelId(UUID.randomUUID());
        var letter = Letters.from("ann@customer.example", "gone@acme.example").subject("Still there?");
        stream.accept(List.of(letter.to(removed)));
        var id = await().until(() -> findByRaw(letter.messageId()), Objects::nonNull);
        assertThat(item(id).path("reason").asString()).contains("has been removed");

        var channel = people.channel(
                "back-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example", people.team("Support"));
        jdbc.sql("update set_aside set channel_id = ? where id = ?")
                .params(channel.value(), UUID.fromString(id))
                .update();
        var again = await().until(() -> retry(id), tried -> tried.path("stored").asBoolean());

        assertThat(again.path("conversationId").asString())
                .isEqualTo(jdbc.sql("select conversation_id from message where thread_id = ?")
                        .param(letter.messageId())
                        .query(String.class)
                        .single());
        assertThat(findByRaw(letter.messageId())).isNull();
    }

    @Test
    void itIsForManagersAlone() {
        var agent = people.signIn(people.agent("Ben"));
        var nothing = UUID.randomUUID();

        agent.client().get().uri("/api/set-aside").exchange().expectStatus().isForbidden();
        agent.client()
                .get()
                .uri("/api/set-aside/{id}/raw", nothing)
                .exchange()
                .expectStatus()
                .isForbidden();
        agent.client()
                .post()
                .uri("/api/set-aside/{id}/retry", nothing)
                .exchange()
                .expectStatus()
                .isForbidden();
        agent.client()
                .delete()
                .uri("/api/set-aside/{id}", nothing)
                .exchange()
                .expectStatus()
                .isForbidden();
        manager.client()
                .get()
                .uri("/api/set-aside/{id}/raw", nothing)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    /** The id of the item whose raw view contains these words. */
    private @Nullable String findByRaw(String words) {
        for (var item : list()) {
            String id = item.path("id").asString();
            var raw = manager.client()
                    .get()
                    .uri("/api/set-aside/{id}/raw", id)
                    .exchange()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            if (raw != null && raw.contains(words)) {
                return id;
            }
        }
        return null;
    }

    private JsonNode item(String id) {
        return list().valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode list() {
        return answer(manager.client().get().uri("/api/set-aside").exchange());
    }

    private JsonNode retry(String id) {
        return answer(
                manager.client().post().uri("/api/set-aside/{id}/retry", id).exchange());
    }

    private static JsonNode answer(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private RestTestClient.ResponseSpec delete(String id) {
        return manager.client().delete().uri("/api/set-aside/{id}", id).exchange();
    }
}
