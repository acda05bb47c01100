package dev.parley.inbox.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.channel.http.Signatures;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Slack workspace for tests: its Web API, and what it posts to a channel of ours. */
final class SlackStandIn implements AutoCloseable {
    static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final WireMockServer api = new WireMockServer(
            WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final HttpClient http = HttpClient.newHttpClient();
    private URI hook = URI.create("http://127.0.0.1/");
    private int sent;
    private final String workspace = "T" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);

    SlackStandIn() {
        api.start();
        api.stubFor(
                post(urlPathEqualTo("/api/auth.test"))
                        .willReturn(
                                okJson("{\"ok\":true,\"team\":\"Acme\",\"team_id\":\"" + workspace
                                                + "\",\"user_id\":\"U0PARLEY\",\"bot_id\":\"B0PARLEY\","
                                                + "\"url\":\"https://acme.slack.com/\"}")
                                        .withHeader(
                                                "x-oauth-scopes",
                                                "channels:history,groups:history,im:history,mpim:history,chat:write,users:read,files:read,files:write,reactions:read,im:write,channels:read")));
    }

    /** Adds a channel and connects it; {@code server} is where Parley listens. */
    String connect(Browser manager, TeamId team, String server) {
        var asked = Map.of(
                "kind",
                "SLACK",
                "name",
                "Slack " + team,
                "teamId",
                team.toString(),
                "settings",
                Map.of("api.token", "xoxb-test-" + team, "webhook.secret", SECRET, "api.url", api.baseUrl() + "/api"));
        var channel = body(manager.client()
                .post()
                .uri("/api/channels")
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        String id = channel.path("id").asString();
        hook = URI.create(server + "/hooks/" + id);
        var connected = body(manager.client()
                .post()
                .uri("/api/channels/{id}/connect", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        if (!connected.path("ok").asBoolean()) {
            throw new IllegalStateException("Not connected: " + connected);
        }
        return id;
    }

    /** The next messages are taken under these stamps, one after the other. */
    void takes(String... stamps) {
        answers("/api/chat.postMessage", stamps.length, n -> taken(stamps[n]));
    }

    /** Slack has a message under this stamp. */
    static ResponseDefinitionBuilder taken(String stamp) {
        return okJson("{\"ok\":true,\"channel\":\"C0HELP\",\"ts\":\"" + stamp + "\"}");
    }

    /** The next message is answered so. */
    void answersNext(ResponseDefinitionBuilder answer) {
        api.stubFor(post(urlPathEqualTo("/api/chat.postMessage")).willReturn(answer));
    }

    private void answers(String path, int count, java.util.function.IntFunction<ResponseDefinitionBuilder> answer) {
        String name = path + sent++;
        for (int i = 0; i < count; i++) {
            api.stubFor(post(urlPathEqualTo(path))
                    .inScenario(name)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "sent " + i)
                    .willReturn(answer.apply(i))
                    .willSetStateTo("sent " + (i + 1)));
        }
    }

    /** It has this file. */
    void has(String id, String name, String content) {
        api.stubFor(post(urlPathEqualTo("/api/files.info"))
                .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing(id))
                .willReturn(okJson("{\"ok\":true,\"file\":{\"id\":\"" + id + "\",\"name\":\"" + name
                        + "\",\"mimetype\":\"image/jpeg\",\"url_private_download\":\"" + api.baseUrl() + "/files-pri/"
                        + name
                        + "\"}}")));
        api.stubFor(com.github.tomakehurst.wiremock.client.WireMock.get(urlPathEqualTo("/files-pri/" + name))
                .willReturn(aResponse().withBody(content)));
    }

    /** What was sent, in order. */
    java.util.List<JsonNode> sent() {
        return api
                .findAll(com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
                        urlPathEqualTo("/api/chat.postMessage")))
                .stream()
                .map(request -> body(request.getBodyAsString()))
                .toList();
    }

    /** Posts an event that is signed as it has to be; returns the status. */
    int tell(Map<String, Object> event) throws Exception {
        var callback = new LinkedHashMap<String, Object>();
        callback.put("type", "event_callback");
        callback.put("team_id", workspace);
        callback.put("api_app_id", "A0PARLEY");
        callback.put("event_id", "Ev" + event.hashCode());
        callback.put("event_time", Instant.now().getEpochSecond());
        callback.put("event", event);
        return knock(JSON.writeValueAsBytes(callback), SECRET);
    }

    /** Posts whatever, signed with whatever. */
    int knock(byte[] body, String secret) throws Exception {
        String stamp = Long.toString(Instant.now().getEpochSecond());
        byte[] start = ("v0:" + stamp + ":").getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", stamp)
                .header(
                        "X-Slack-Signature",
                        "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(secret, start, body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Somebody says something in a channel; {@code thread} empty: it begins a thread. */
    static Map<String, Object> said(String user, String text, String stamp, String thread) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "message");
        event.put("channel", "C0HELP");
        event.put("channel_type", "channel");
        event.put("user", user);
        event.put("text", text);
        event.put("ts", stamp);
        event.put("event_ts", stamp);
        event.put("team", "T0GLOBEX");
        if (!thread.isEmpty()) {
            event.put("thread_ts", thread);
        }
        return event;
    }

    static JsonNode body(@org.jspecify.annotations.Nullable String text) {
        return JSON.readTree(text == null ? "{}" : text);
    }

    /** Nothing that anybody could know. */
    static ResponseDefinitionBuilder silence() {
        return aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
    }

    @Override
    public void close() {
        api.stop();
    }
}
