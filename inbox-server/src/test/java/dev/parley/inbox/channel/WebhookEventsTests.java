package dev.parley.inbox.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.channel.http.Signatures;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook only names is asked for before it is stored, and again when a person tries it once more. */
@ParleyTest
class WebhookEventsTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "app-secret-of-the-tests";

    @RegisterExtension
    static final WireMockExtension META = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final String account = Long.toString(17841400000000000L + System.nanoTime() % 1_000_000_000_000L);
    private TeamId team;
    private Browser browser;
    private String channel = "";

    @BeforeEach
    void anAccount() {
        team = people.team("Community");
        browser = people.signIn(people.manager("Ann", team));
        var made = browser.post(
                "/api/channels",
                Map.of(
                        "kind",
                        "INSTAGRAM",
                        "name",
                        "Instagram " + team,
                        "teamId",
                        team.toString(),
                        "settings",
                        Map.of(
                                "app.id",
                                "1234567890",
                                "app.secret",
                                SECRET,
                                "api.token",
                                "EAAtoken",
                                "api.url",
                                META.baseUrl())),
                201);
        channel = made.path("id").asString();
        jdbc.sql("update channel set address = ?, enabled = true where id = cast(? as uuid)")
                .param(account)
                .param(channel)
                .update();
    }

    /** Instagram says that the account was mentioned in this comment; returns the status. */
    private int mentioned(String comment) throws Exception {
        byte[] event = JSON.writeValueAsBytes(Map.of(
                "object",
                "instagram",
                "entry",
                List.of(Map.of(
                        "id",
                        account,
                        "time",
                        1795341541,
                        "changes",
                        List.of(Map.of(
                                "field", "mentions", "value", Map.of("media_id", "555", "comment_id", comment)))))));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/" + channel))
                .header("Content-Type", "application/json")
                .header(
                        "X-Hub-Signature-256",
                        "sha256=" + HexFormat.of().formatHex(Signatures.hmacSha256(SECRET, event)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void tells(String words) {
        META.stubFor(get(urlPathEqualTo("/v25.0/" + account))
                .willReturn(okJson("{\"mentioned_comment\":{\"text\":\"" + words
                        + "\",\"username\":\"anna.m\",\"timestamp\":\"2026-11-22T09:58:08+0000\"},\"id\":\"" + account
                        + "\"}")));
    }

    private List<JsonNode> conversations() {
        return browser.get("/api/conversations?view=all&limit=50&team=" + team).path("items").values().stream()
                .filter(item -> item.path("channel").path("id").asString().equals(channel))
                .toList();
    }

    private List<JsonNode> setAside() {
        return browser.get("/api/set-aside").values().stream()
                .filter(item -> item.path("channelId").asString().equals(channel))
                .toList();
    }

    /** Channels are known by heart for a second. */
    private void awaitTaken(String comment) {
        await().atMost(PATIENCE).until(() -> mentioned(comment) == 200);
    }

    @Test
    void aMentionBecomesAPublicConversation() {
        tells("@acme is it waterproof?");
        awaitTaken("178");
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        var conversation = conversations().getFirst();
        assertThat(conversation.path("visibility").asString()).isEqualTo("PUBLIC");
        assertThat(conversation.path("snippet").asString()).isEqualTo("@acme is it waterproof?");
        assertThat(setAside()).isEmpty();
    }

    @Test
    void aMentionWithoutWordsIsKeptAndAskedForAgainWhenItIsTriedAgain() {
        META.stubFor(
                get(urlPathEqualTo("/v25.0/" + account)).willReturn(aResponse().withStatus(503)));
        awaitTaken("178");
        await().atMost(PATIENCE).until(() -> setAside().size() == 1);
        assertThat(setAside().getFirst().path("eventType").asString())
                .isEqualTo("mentions: comment 178 below post 555");
        assertThat(conversations()).isEmpty();

        tells("@acme hello");
        var retried = browser.post(
                "/api/set-aside/" + setAside().getFirst().path("id").asString() + "/retry", Map.of(), 200);
        assertThat(retried.path("stored").asBoolean()).isTrue();
        await().atMost(PATIENCE).until(() -> conversations().size() == 1);
        assertThat(setAside()).isEmpty();
    }
}
