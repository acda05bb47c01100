package dev.parley.inbox.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Customers whose messages do not say who they are get the name that their provider tells. */
@ParleyTest
class IntroductionTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final SlackStandIn slack = new SlackStandIn();
    private final String anna = "U" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
    private TeamId team;
    private Browser browser;
    private int stamps;

    @BeforeEach
    void connect() {
        team = people.team("Community");
        browser = people.signIn(people.manager("Ann", team));
        slack.connect(browser, team, "http://127.0.0.1:" + port);
    }

    @AfterEach
    void close() {
        slack.close();
    }

    private void slackSays(ResponseDefinitionBuilder answer) {
        slack.api.stubFor(post(urlPathEqualTo("/api/users.info"))
                .withRequestBody(containing(anna))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder isAnna() {
        return okJson(
                "{\"ok\":true,\"user\":{\"name\":\"anna\",\"profile\":{\"real_name\":\"Anna Meier\",\"display_name\":\"änni\"}}}");
    }

    private int asked() {
        return slack.api
                .findAll(postRequestedFor(urlPathEqualTo("/api/users.info")).withRequestBody(containing(anna)))
                .size();
    }

    private void says(String text) throws Exception {
        String stamp = "1795341600.%06d".formatted(++stamps);
        assertThat(slack.tell(SlackStandIn.said(anna, text, stamp, ""))).isEqualTo(200);
    }

    private List<JsonNode> conversations() {
        return SlackStandIn.body(browser.client()
                        .get()
                        .uri("/api/conversations?view=all&limit=50&team=" + team)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .path("items")
                .values()
                .stream()
                .toList();
    }

    private List<String> names() {
        return conversations().stream()
                .map(one -> one.path("contact").path("name").asString())
                .toList();
    }

    private JsonNode firstMessage(JsonNode conversation) {
        return SlackStandIn.body(browser.client()
                        .get()
                        .uri("/api/conversations/{id}", conversation.path("id").asString())
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .path("messages")
                .path(0);
    }

    private void awaitSettled() {
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select asked_at is not null from identity where kind = 'SLACK' and handle = ?")
                        .param(anna)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false));
    }

    @Test
    void theProviderIsAskedOnceAndTheNameIsShownWhereTheNumberWas() throws Exception {
        slackSays(isAnna());
        says("How do I reset it?");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names()).containsExactly("Anna Meier"));
        var conversation = conversations().getFirst();
        assertThat(conversation.path("contact").path("handle").asString()).isEqualTo("@änni");
        assertThat(conversation.path("version").asLong()).as("screens are told").isGreaterThan(1);
        assertThat(firstMessage(conversation).path("author").path("name").asString())
                .isEqualTo("Anna Meier");

        says("And the other one?");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names()).containsExactly("Anna Meier", "Anna Meier"));
        assertThat(jdbc.sql("select count(*) from profile_request r join identity i on i.id = r.identity_id"
                                + " where i.handle = ?")
                        .param(anna)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aProviderThatCannotTellNowIsAskedAgain() throws Exception {
        slackSays(aResponse().withStatus(503));
        says("How do I reset it?");
        await().atMost(PATIENCE).until(() -> asked() == 1);
        slackSays(isAnna());
        await().atMost(PATIENCE).until(() -> jdbc.sql("""
                                update profile_request r set not_before = now()
                                  from identity i
                                 where i.id = r.identity_id and i.handle = ? and r.taken_at is null and r.not_before > now()
                                """).param(anna).update() == 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names()).containsExactly("Anna Meier"));
    }

    @Test
    void aStrangerToTheProviderIsNotAskedForWithEveryMessage() throws Exception {
        slackSays(okJson("{\"ok\":false,\"error\":\"user_not_found\"}"));
        says("How do I reset it?");
        awaitSettled();
        says("Hello?");
        await().atMost(PATIENCE).until(() -> conversations().size() == 2);
        assertThat(names()).containsOnly(anna);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void whatAnEmployeeCallsThemStays() throws Exception {
        slackSays(aResponse().withStatus(503));
        says("How do I reset it?");
        await().atMost(PATIENCE).until(() -> asked() == 1);
        jdbc.sql("update contact set name = 'Frau Meier' where id = (select contact_id from identity where handle = ?)")
                .param(anna)
                .update();
        slackSays(isAnna());
        await().atMost(PATIENCE).until(() -> jdbc.sql("""
                                update profile_request r set not_before = now()
                                  from identity i
                                 where i.id = r.identity_id and i.handle = ? and r.taken_at is null and r.not_before > now()
                                """).param(anna).update() == 1);
        awaitSettled();
        assertThat(names()).containsExactly("Frau Meier");
        assertThat(conversations().getFirst().path("contact").path("handle").asString())
                .isEqualTo("@änni");
    }
}
