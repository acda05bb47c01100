package dev.parley.inbox.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at work over HTTP, as the web client does it: signs in, keeps cookies, sends the CSRF token back. */
public final class Desk {
    /** The administrator\'s, or the first channel\'s. */
    public static final String EMAIL = "berta@acme.example";
    /** The administrator\'s, or the first channel\'s. */
    public static final String PASSWORD = "quiet green lantern";
    /** The administrator\'s, or the first channel\'s. */
    public static final String ADDRESS = "support@localhost";

    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Signs the administrator in. */
    public Desk(URI server) throws IOException, InterruptedException {
        this(server, EMAIL, PASSWORD);
    }

    /** Signs somebody in. */
    public Desk(URI server, String email, String password) throws IOException, InterruptedException {
        this.server = server;
        call("GET", "/auth/state", null);
        expect(call("POST", "/auth/sign-in", Map.of("email", email, "password", password)), 200);
    }

    /** Gives a new server its company, and the administrator who signs in here. */
    public static Server bootstrap(Server server) {
        return server.with("parley.bootstrap.company", "Acme")
                .with("parley.bootstrap.admin.name", "Berta Boss")
                .with("parley.bootstrap.admin.email", EMAIL)
                .with("parley.bootstrap.admin.password", PASSWORD);
    }

    /** What a server answered: its status and its JSON, an empty object where it sent none. */
    public record Answer(int status, JsonNode body) {}

    /** Asks. */
    public Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    /** Does something. */
    public Answer post(String path, Object body, String... headers) throws IOException, InterruptedException {
        return call("POST", path, body, headers);
    }

    /** Replaces something. */
    public Answer put(String path, Object body) throws IOException, InterruptedException {
        return call("PUT", path, body);
    }

    /** Lets the first channel send through a relay on 127.0.0.1, and answers leave after so many seconds. */
    public void sendThrough(int relayPort, int undoSeconds) throws IOException, InterruptedException {
        var channel = expect(get("/api/channels"), 200).path(0);
        var send = Map.of("mode", "SMTP", "host", "127.0.0.1", "port", relayPort, "security", "NONE");
        expect(
                call(
                        "PATCH",
                        "/api/channels/" + channel.path("id").asString(),
                        Map.of("address", ADDRESS, "send", send)),
                200);
        expect(call("PATCH", "/api/company", Map.of("undoSeconds", undoSeconds)), 200);
    }

    /** Lets the first team ask every customer how satisfied they are, as soon as a conversation is closed. */
    public void askAfterClosing() throws IOException, InterruptedException {
        var policy = Map.of(
                "enabled",
                true,
                "delayMinutes",
                0,
                "businessHours",
                false,
                "restDays",
                0,
                "openDays",
                14,
                "scale",
                "FACES",
                "questions",
                Map.of(),
                "badUntil",
                2,
                "notifies",
                false,
                "reopens",
                false);
        expect(put("/api/teams/" + firstTeam() + "/survey", policy), 200);
    }

    /** Puts a guideline in force that holds for every message and makes it urgent. */
    public void makeEverythingUrgent() throws IOException, InterruptedException {
        var body = Map.of(
                "name",
                "Everything is urgent",
                "reason",
                "Nobody waits.",
                "direction",
                "IN",
                "scope",
                Map.of(
                        "channels", List.of(),
                        "channelKinds", List.of(),
                        "teams", List.of(),
                        "languages", List.of(),
                        "segments", List.of()),
                "condition",
                Map.of("kind", "all", "parts", List.of()),
                "actions",
                List.of(Map.of("kind", "set_priority", "priority", "URGENT")),
                "stop",
                false,
                "clash",
                "KEEP",
                "examples",
                List.of());
        var id = expect(post("/api/guidelines", body), 201).at("/summary/id").asString();
        expect(post("/api/guidelines/" + id + "/activate", Map.of()), 200);
    }

    /** How many deeds of guidelines are recorded; fails where the record is not whole. */
    public long recordedActs() throws IOException, InterruptedException {
        var examination = expect(get("/api/bot-record/examination"), 200);
        if (examination.hasNonNull("brokenAt")) {
            throw new IllegalStateException("The record is broken: " + examination);
        }
        return examination.path("records").asLong();
    }

    /** Adds a channel to the first team, connects it and returns its id. */
    public String connect(String kind, Map<String, String> settings) throws IOException, InterruptedException {
        var asked = Map.of("kind", kind, "name", kind, "teamId", firstTeam(), "settings", settings);
        String id = expect(post("/api/channels", asked), 201).path("id").asString();
        var connected = expect(post("/api/channels/" + id + "/connect", Map.of()), 200);
        if (!connected.path("ok").asBoolean()) {
            throw new IllegalStateException(kind + " does not connect: " + connected);
        }
        return id;
    }

    /** The id of the first team. */
    public String firstTeam() throws IOException, InterruptedException {
        return expect(get("/api/teams"), 200).path(0).path("id").asString();
    }

    /** The cookies of this session, as a browser sends them. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** How many messages of customers are stored, over all conversations. */
    public int inboundMessages() throws IOException, InterruptedException {
        int count = 0;
        String next = "";
        do {
            var page = expect(
                    get("/api/conversations?view=all&limit=200" + (next.isEmpty() ? "" : "&cursor=" + next)), 200);
            for (var item : page.path("items")) {
                count += item.path("lastSeq").asInt() - outboundMessages(item);
            }
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return count;
    }

    private int outboundMessages(JsonNode summary) throws IOException, InterruptedException {
        if (summary.path("lastDirection").asString().equals("INBOUND")
                && summary.path("lastSeq").asInt() == 1) {
            return 0;
        }
        var detail = expect(get("/api/conversations/" + summary.path("id").asString()), 200);
        int count = 0;
        for (var message : detail.path("messages")) {
            count += message.path("direction").asString().equals("INBOUND") ? 0 : 1;
        }
        return count;
    }

    private static JsonNode expect(Answer answer, int status) throws IOException {
        if (answer.status() != status) {
            throw new IOException("The server answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Asks or does something by whatever method. */
    public Answer call(String method, String path, @org.jspecify.annotations.Nullable Object body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20));
        request.header("Accept", "application/json");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.header("Content-Type", "application/json");
        request.method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        String text = response.body();
        return new Answer(
                response.statusCode(),
                text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.createObjectNode());
    }
}
