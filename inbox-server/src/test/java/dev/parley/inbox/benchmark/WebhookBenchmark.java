package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.http.Signatures;
import dev.parley.inbox.testing.Desk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a provider waits for the answer to a signed webhook: until Redis has made its event safe. */
@Tag("benchmark")
final class WebhookBenchmark {
    private static final int RATE = Integer.getInteger("parley.benchmark.rate", 500);
    private static final int SECONDS = Integer.getInteger("parley.benchmark.seconds", 15);
    private static final int ROUNDS = 5;
    private static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    @TempDir
    private Path folder;

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void aProviderIsAnsweredSoon() throws Exception {
        Figures.fsync(folder);
        try (var bench = new Bench(folder)) {
            var desk = new Desk(bench.server().uri());
            String channel = channel(desk);
            bench.jdbc()
                    .sql("update channel set address = 'T0ACME' where id = cast(? as uuid)")
                    .param(channel)
                    .update();
            var hook = bench.server().uri().resolve("/hooks/" + channel);
            var health = bench.server().uri().resolve("/actuator/health/liveness");
            try (var http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newFixedThreadPool(2))
                    .build()) {
                for (int round = 1; round <= ROUNDS; round++) {
                    report(
                            "nothing stored",
                            round,
                            Pace.run(
                                    http,
                                    RATE,
                                    SECONDS,
                                    () -> HttpRequest.newBuilder(health).GET().build()));
                    report("webhook", round, Pace.run(http, RATE, SECONDS, () -> signed(hook)));
                }
            }
        }
    }

    /** Added switched on: nobody is asked whose account it is. */
    private static String channel(Desk desk) throws Exception {
        var answer = desk.post(
                "/api/channels",
                Map.of(
                        "kind",
                        "SLACK",
                        "name",
                        "Slack",
                        "teamId",
                        desk.firstTeam(),
                        "enabled",
                        true,
                        "settings",
                        Map.of("api.token", "xoxb-test", "webhook.secret", SECRET)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private HttpRequest signed(URI hook) {
        int now = number.incrementAndGet();
        String stamp = Long.toString(Instant.now().getEpochSecond());
        String body = """
                {"type":"event_callback","team_id":"T0ACME","api_app_id":"A0","event_id":"Ev%d","event_time":%s,"event":\
                {"type":"message","channel":"D%d","channel_type":"im","user":"U%d","team":"T0OTHER","text":\
                "Does the Trient GTX come in 38? I have had mine for six years.","ts":"%s.%06d"}}""".formatted(now, stamp, now % 5000, now % 5000, stamp, now % 1_000_000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = ("v0:" + stamp + ":").getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", stamp)
                .header(
                        "X-Slack-Signature",
                        "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(SECRET, start, bytes)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
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
}
