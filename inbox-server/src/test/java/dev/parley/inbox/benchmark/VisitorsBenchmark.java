package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.WebScript;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Visitors with the chat open, all at once: what they cost, how soon what they say is safe, and how soon a line is on their screen. */
@Tag("benchmark")
final class VisitorsBenchmark {
    private static final int VISITORS = Integer.getInteger("parley.benchmark.visitors", 2_000);
    private static final int RATE = Integer.getInteger("parley.benchmark.rate", VISITORS / 30);
    private static final int SECONDS = Integer.getInteger("parley.benchmark.seconds", 15);
    private static final int QUIET_SECONDS = 60;
    private static final int ROUNDS = 5;
    private static final String LIMITS =
            "-Dparley.web-chat.requests-per-minute=10000000 -Dparley.web-chat.newcomers-per-minute=10000000";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final ConcurrentMap<String, Long> said = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> shown = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void theyAreAllHeardAndAnswered() throws Exception {
        Figures.fsync(folder);
        try (var bench = new Bench(folder, "-Xmx320m " + LIMITS);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Executors.newFixedThreadPool(2))
                        .build()) {
            var server = bench.server();
            int site = freePort();
            String channel = channel(new Desk(server.uri()), site);
            page(server.uri(), channel, site);
            var chat = server.uri().resolve("/chat/" + channel);
            var health = server.uri().resolve("/actuator/health/liveness");
            var before = Usage.of(server);
            var tokens = enter(http, chat);
            var sockets = listen(http, chat, tokens);
            quiet(bench, before);
            for (int round = 1; round <= ROUNDS; round++) {
                report(
                        "nothing stored",
                        round,
                        Pace.run(
                                http,
                                RATE,
                                SECONDS,
                                () -> HttpRequest.newBuilder(health).GET().build()));
                shown.clear();
                var used = Usage.of(server);
                report("said until safe", round, Pace.run(http, RATE, SECONDS, () -> saying(chat, tokens)));
                double cores = (Usage.of(server).cpuSeconds() - used.cpuSeconds()) / SECONDS;
                await().atMost(Duration.ofSeconds(30)).until(said::isEmpty);
                report(
                        "said until on the screen",
                        round,
                        shown.stream().mapToDouble(Double::doubleValue).toArray());
                Figures.say("round %d: %.2f cores for the JVM and both stores", round, cores);
            }
            assertThat(broken).hasValue(0);
            sockets.forEach(WebSocket::abort);
        }
    }

    private static String channel(Desk desk, int site) throws Exception {
        var answer = desk.post(
                "/api/channels",
                Map.of(
                        "kind",
                        "WEB_CHAT",
                        "name",
                        "Chat",
                        "teamId",
                        desk.firstTeam(),
                        "enabled",
                        true,
                        "settings",
                        Map.of("sites", "http://localhost:" + site)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** What the chat costs the page that it stands on, in a real browser. */
    private void page(URI server, String channel, int site) throws Exception {
        var figures = new WebScript("chat-figures.mjs", folder.resolve("chat-figures.log"));
        var world = Map.of(
                "PARLEY_URL", server.toString(), "PARLEY_CHAT", channel, "PARLEY_SITE_PORT", Integer.toString(site));
        assertThat(figures.run(world, Duration.ofMinutes(5)))
                .as(figures::printed)
                .isZero();
        figures.printed().lines().forEach(line -> Figures.say("%s", line));
    }

    private static List<String> enter(HttpClient http, URI chat) throws Exception {
        var tokens = new ArrayList<String>();
        for (int n = 0; n < VISITORS; n++) {
            var answer = http.send(request(chat, "/visitors", "", "{}"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            tokens.add(JSON.readTree(answer.body()).path("token").asString());
        }
        return tokens;
    }

    private static HttpRequest request(URI chat, String path, String token, String body) {
        return HttpRequest.newBuilder(URI.create(chat + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private List<WebSocket> listen(HttpClient http, URI chat, List<String> tokens) {
        var live = URI.create(chat.toString().replaceFirst("http", "ws") + "/live");
        var sockets = new ArrayList<WebSocket>();
        long begin = System.nanoTime();
        for (String token : tokens) {
            var socket = http.newWebSocketBuilder().buildAsync(live, new Ear()).join();
            socket.sendText(JSON.writeValueAsString(Map.of("type", "hello", "token", token, "after", 0)), true);
            sockets.add(socket);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> ready.get() == VISITORS);
        Figures.say("%d visitors came back within %.1f s", VISITORS, (System.nanoTime() - begin) / 1e9);
        return sockets;
    }

    /** What they cost while nobody says anything. */
    private void quiet(Bench bench, Usage before) {
        var begin = Usage.of(bench.server());
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_SECONDS);
        await().atMost(Duration.ofSeconds(QUIET_SECONDS + 10)).until(() -> System.nanoTime() > until);
        var end = Usage.of(bench.server());
        Figures.say(
                "%d visitors who only listen: %.3f cores, JVM %.0f MB (%.0f MB before they came)",
                VISITORS,
                (end.cpuSeconds() - begin.cpuSeconds()) / QUIET_SECONDS,
                end.jvmMegabytes(),
                before.jvmMegabytes());
    }

    private HttpRequest saying(URI chat, List<String> tokens) {
        String id = UUID.randomUUID().toString();
        said.put(id, System.nanoTime());
        String token = tokens.get(Math.floorMod(next.getAndIncrement() * 7919, VISITORS));
        return request(
                chat,
                "/messages",
                token,
                JSON.writeValueAsString(Map.of("id", id, "text", "Does the Trient GTX come in 38? I have had mine.")));
    }

    private static void report(String what, int round, double[] millis) {
        Figures.say(
                "round %d, %s at %d/s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                round,
                what,
                RATE,
                Figures.percentile(millis, 50),
                Figures.percentile(millis, 95),
                Figures.percentile(millis, 99));
    }

    /** One device. */
    private final class Ear implements WebSocket.Listener {
        private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            String text = StandardCharsets.UTF_8.decode(data).toString();
            if (text.contains("\"ready\"")) {
                ready.incrementAndGet();
            }
            if (text.contains("\"beat\"")) {
                socket.sendText("{\"type\":\"beat\"}", true);
            }
            Matcher ids = ID.matcher(text);
            while (ids.find()) {
                Long since = said.remove(ids.group(1));
                if (since != null) {
                    shown.add((System.nanoTime() - since) / 1e6);
                }
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            broken.incrementAndGet();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            broken.incrementAndGet();
        }
    }
}
