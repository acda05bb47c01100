package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.http.Signatures;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Webhooks that are forms: nobody on the way may read the body before the adapter does. */
@ParleyTest
class WebhookFormTests {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String CUSTOMER = "+41785550981";

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private Browser manager;
    private String channel = "";
    private URI hook = URI.create("http://127.0.0.1");

    @BeforeEach
    void add() {
        var team = people.team("Texts");
        manager = people.signIn(people.manager("Max", team));
        var settings = Map.of(
                "api.account", "AC0123456789abcdef0123456789abcdef", "api.token", TOKEN, "send.from", "+41335550100");
        channel = body(manager.client()
                        .post()
                        .uri("/api/channels")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of(
                                "kind",
                                "SMS",
                                "name",
                                "Texts",
                                "teamId",
                                team.toString(),
                                "enabled",
                                true,
                                "settings",
                                settings))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .path("id")
                .asString();
        hook = URI.create("http://127.0.0.1:" + port + "/hooks/" + channel);
    }

    private static JsonNode body(@org.jspecify.annotations.Nullable String text) {
        return SlackStandIn.body(text);
    }

    private int post(Map<String, String> fields, String secret) throws Exception {
        var all = new TreeMap<>(fields);
        // What Parley calls itself is what is signed.
        String signed = "http://localhost:" + port + "/hooks/" + channel
                + all.entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        byte[] mac = Signatures.hmacSha1(secret, signed.getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", Base64.getEncoder().encodeToString(mac))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private Map<String, String> said(String id, String words) {
        return Map.of(
                "MessageSid",
                id,
                "AccountSid",
                "AC0123456789abcdef0123456789abcdef",
                "From",
                CUSTOMER,
                "To",
                "+41335550100",
                "Body",
                words,
                "NumMedia",
                "0",
                "NumSegments",
                "1");
    }

    @Test
    void aSignedFormIsTakenAndAForgedOneIsNot() throws Exception {
        assertThat(post(said("SM1", "Are you open? 🙂"), "another secret")).isEqualTo(401);
        assertThat(post(said("SM1", "Are you open? 🙂"), TOKEN)).isEqualTo(200);
        assertThat(post(said("SM1", "Are you open? 🙂"), TOKEN)).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql("select text from message where channel_id = cast(? as uuid)")
                                .param(channel)
                                .query(String.class)
                                .list())
                        .containsExactly("Are you open? 🙂"));
    }

    @Test
    void whoSaysStopIsNotWrittenTo() throws Exception {
        assertThat(post(said("SM3", "STOP"), TOKEN)).as("before anything else").isEqualTo(200);
        assertThat(post(said("SM2", "Are you open?"), TOKEN)).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql(
                                        "select count(*) from identity where kind = 'SMS' and handle = ? and refused_at is not null")
                                .param(CUSTOMER)
                                .query(Integer.class)
                                .single()
                        == 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("select count(*) from message where channel_id = cast(? as uuid)")
                                .param(channel)
                                .query(Integer.class)
                                .single()
                        == 1);
        var conversation = jdbc.sql("select conversation_id from message where channel_id = cast(? as uuid) limit 1")
                .param(channel)
                .query(String.class)
                .single();
        var claim = body(manager.client()
                .post()
                .uri("/api/conversations/{id}/claim", conversation)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        var answer = body(manager.client()
                .post()
                .uri("/api/conversations/{id}/replies", conversation)
                .header("Idempotency-Key", "key-stop-" + conversation)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", claim.path("token").asLong(), "seenSeq", 1, "text", "We are!"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(answer.path("code").asString()).isEqualTo("refused");
        assertThat(post(said("SM4", "START"), TOKEN)).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql(
                                        "select count(*) from identity where kind = 'SMS' and handle = ? and refused_at is not null")
                                .param(CUSTOMER)
                                .query(Integer.class)
                                .single()
                        == 0);
    }
}
