package dev.parley.inbox.journey;

import dev.parley.channel.http.Signatures;
import dev.parley.inbox.journey.HttpStandIn.Asked;
import dev.parley.inbox.journey.HttpStandIn.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A Slack workspace: it posts each event, signed, until one of the nodes has answered 200, as Slack does behind a load balancer; and
 * what is posted to it takes a while and is posted again if it comes again.
 */
final class SlackWorkspace implements AutoCloseable {
    static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    /** Slack waits so long for an answer. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private static final Duration POSTING = Duration.ofMillis(300);

    private final HttpStandIn http = new HttpStandIn(this::answer);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> posted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger posting = new AtomicInteger();
    private final AtomicInteger stamps = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<URI> hooks = new java.util.concurrent.CopyOnWriteArrayList<>();

    String apiUrl() {
        return http.url() + "/api";
    }

    /** Events go to these from now on, in turn. */
    void postsTo(List<URI> addresses) {
        hooks.addAll(addresses);
    }

    /** A name for a message that nothing else has. */
    String stamp() {
        return "1795341600.%06d".formatted(stamps.incrementAndGet());
    }

    /** Somebody says something in a thread; returns once a node has answered 200. */
    void said(String user, String room, String text, String stamp, String thread) throws IOException {
        var event = new LinkedHashMap<String, Object>(Map.of(
                "type",
                "message",
                "channel",
                room,
                "channel_type",
                "channel",
                "user",
                user,
                "text",
                text,
                "ts",
                stamp));
        event.put("event_ts", stamp);
        event.put("team", "T0GLOBEX");
        if (!thread.equals(stamp)) {
            event.put("thread_ts", thread);
        }
        tell(Map.of("type", "event_callback", "team_id", "T0ACME", "event_id", "Ev" + stamp, "event", event));
    }

    private void tell(Map<String, Object> callback) throws IOException {
        byte[] body = HttpStandIn.JSON.writeValueAsBytes(callback);
        var patience = new Patience();
        int node = turn.incrementAndGet();
        while (patience.left()) {
            var hook = hooks.get(Math.floorMod(node++, hooks.size()));
            try {
                int status = client.send(signed(hook, body), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status == 200) {
                    return;
                }
                repeats.incrementAndGet();
                patience.pause(new IOException("The webhook was answered " + status));
            } catch (IOException away) {
                repeats.incrementAndGet();
                patience.pause(away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        throw new IOException("No node took an event", patience.last());
    }

    private static HttpRequest signed(URI hook, byte[] body) {
        String stamp = Long.toString(Instant.now().getEpochSecond());
        byte[] start = ("v0:" + stamp + ":").getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(hook)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", stamp)
                .header(
                        "X-Slack-Signature",
                        "v0=" + HexFormat.of().formatHex(Signatures.hmacSha256(SECRET, start, body)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private Told answer(Asked asked) {
        if (asked.is("POST", "/api/auth.test")) {
            return Told.ok(Map.of(
                    "ok", true, "team", "Acme", "team_id", "T0ACME", "user_id", "U0PARLEY", "bot_id", "B0PARLEY"));
        }
        if (!asked.is("POST", "/api/chat.postMessage")) {
            return Told.missing();
        }
        posting.incrementAndGet();
        posted.add(asked.body().path("text").asString(""));
        LockSupport.parkNanos(POSTING.toNanos());
        posting.decrementAndGet();
        return Told.ok(
                Map.of("ok", true, "channel", asked.body().path("channel").asString(""), "ts", stamp()));
    }

    /** How many posts came that are not answered yet. */
    int beingPosted() {
        return posting.get();
    }

    /** The text of everything that was posted, as often as it was. */
    List<String> posted() {
        return List.copyOf(posted);
    }

    /** How often an event had to be posted again. */
    int repeats() {
        return repeats.get();
    }

    @Override
    public void close() {
        http.close();
        client.shutdownNow();
    }
}
