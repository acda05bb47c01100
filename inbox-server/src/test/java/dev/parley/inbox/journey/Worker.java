package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.People;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An employee at work in a team that gives its conversations out: is there by a WebSocket, closes what they were given or gives it
 * back, and goes on at the other node when theirs is gone.
 */
final class Worker implements Runnable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS_BETWEEN_BEATS = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String email;
    private final List<URI> nodes;
    private final Random chance;
    private final int givesBackOneOf;
    private int node;
    private int looks;
    private @Nullable Desk desk;
    private @Nullable WebSocket line;
    private volatile boolean working = true;

    /** One who gives back one of so many conversations; 0: none. */
    Worker(String email, List<URI> nodes, int number, int givesBackOneOf) {
        this.email = email;
        this.nodes = nodes;
        this.node = number % nodes.size();
        this.chance = new Random(number);
        this.givesBackOneOf = givesBackOneOf;
    }

    void goHome() {
        working = false;
    }

    @Override
    public void run() {
        while (working) {
            try {
                work(desk());
            } catch (IOException | CompletionException away) {
                leave();
                node = (node + 1) % nodes.size();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        leave();
    }

    private void work(Desk signedIn) throws IOException, InterruptedException {
        var socket = line;
        if (socket == null || socket.isInputClosed()) {
            throw new IOException("Nobody hears that I am there");
        }
        if (looks++ % LOOKS_BETWEEN_BEATS == 0) {
            socket.sendText("\n", true).join();
        }
        var mine = signedIn.get("/api/conversations?view=mine&limit=50");
        if (mine.status() == 401) {
            leave();
        }
        for (var one : mine.body().path("items")) {
            handle(signedIn, one);
        }
    }

    /** Whatever is refused, because a store is away, is tried again at the next look. */
    private void handle(Desk signedIn, JsonNode one) throws IOException, InterruptedException {
        String path = "/api/conversations/" + one.path("id").asString();
        var token = Map.of("token", one.path("claimToken").asLong());
        if (givesBackOneOf > 0 && chance.nextInt(givesBackOneOf) == 0) {
            signedIn.post(path + (one.hasNonNull("offeredUntil") ? "/decline" : "/release"), token);
        } else {
            signedIn.post(path + "/close", token);
        }
    }

    private Desk desk() throws IOException, InterruptedException {
        var signedIn = desk;
        if (signedIn == null) {
            var server = nodes.get(node);
            signedIn = new Desk(server, email, People.PASSWORD);
            line = http.newWebSocketBuilder()
                    .header("Cookie", signedIn.cookies())
                    .subprotocols("v12.stomp")
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.getPort() + "/ws"), new WebSocket.Listener() {})
                    .join();
            line.sendText("CONNECT\naccept-version:1.2\nheart-beat:10000,0\nhost:parley\n\n\0", true)
                    .join();
            desk = signedIn;
        }
        return signedIn;
    }

    private void leave() {
        desk = null;
        var socket = line;
        line = null;
        if (socket != null) {
            socket.abort();
        }
    }
}
