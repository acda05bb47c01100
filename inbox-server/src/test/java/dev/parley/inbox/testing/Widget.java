package dev.parley.inbox.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A widget on a page of another site, as far as the server sees it. */
public final class Widget {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String origin;
    private String token = "";

    /**
     * A device without a token.
     *
     * @param server where Parley is
     * @param origin the site of the page; empty: none
     */
    public Widget(String server, String channel, String origin) {
        this.base = server + "/chat/" + channel;
        this.origin = origin;
    }

    /** The token by which it is known; empty before it came in. */
    public String token() {
        return token;
    }

    /** Takes another token, or none. */
    public void know(String other) {
        token = other;
    }

    /** An answer; {@code body} is an empty object where there is none. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {}

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    /** Asks with a body. */
    public Answer send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return sendJson(method, path, JSON.writeValueAsString(body));
    }

    /** Asks with a body of which the words are given as they travel. */
    public Answer sendJson(String method, String path, String body) throws IOException, InterruptedException {
        return exchange(request(path).method(method, BodyPublishers.ofString(body)));
    }

    /** Asks. */
    public Answer get(String path) throws IOException, InterruptedException {
        return exchange(request(path).GET());
    }

    /** Asks as a browser does before it asks (CORS preflight). */
    public Answer ask(String path) throws IOException, InterruptedException {
        return exchange(request(path)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    /** Uploads a file. */
    public Answer give(String name, String type, byte[] content) throws IOException, InterruptedException {
        return exchange(request("/files?name=" + name)
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private static Answer exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        String body = answer.body();
        return new Answer(
                answer.statusCode(), JSON.readTree(body.isEmpty() || !body.startsWith("{") ? "{}" : body), answer);
    }

    /** Comes in, under an identity if there is one. */
    public Answer enter(String identity) throws IOException, InterruptedException {
        Map<String, String> asked = identity.isEmpty() ? Map.of("language", "de-CH") : Map.of("identity", identity);
        var entered = send("POST", "/visitors", asked);
        if (entered.status() == 200) {
            token = entered.body().path("token").asString();
        }
        return entered;
    }

    /** Says something, under a new id. */
    public Answer say(String text) throws IOException, InterruptedException {
        return say(UUID.randomUUID(), text, List.of());
    }

    /** Says something. */
    public Answer say(UUID id, String text, List<String> files) throws IOException, InterruptedException {
        return send(
                "POST",
                "/messages",
                Map.of("id", id.toString(), "text", text, "files", files, "page", "https://shop.example/cart?x=1"));
    }

    /** Listens, from after this line on. */
    public Ear listen(long after) {
        var ear = new Ear(base, origin);
        ear.say(Map.of("type", "hello", "token", token, "after", after));
        return ear;
    }

    /** What a device hears. */
    public static final class Ear implements WebSocket.Listener, AutoCloseable {
        private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
        private final WebSocket socket;

        private Ear(String base, String origin) {
            var builder = HTTP.newWebSocketBuilder();
            if (!origin.isEmpty()) {
                builder.header("Origin", origin);
            }
            socket = builder.buildAsync(URI.create(base.replace("http", "ws") + "/live"), this)
                    .join();
        }

        /** Sends a frame. */
        public void say(Map<String, ?> said) {
            socket.sendText(JSON.writeValueAsString(said), true).join();
        }

        /** Sends what may be no frame. */
        public void sayRaw(String text) {
            socket.sendText(text, true).join();
        }

        /** Whether a frame of this type was heard. */
        public boolean is(String type) {
            return heard.stream()
                    .anyMatch(frame -> frame.path("type").asString().equals(type));
        }

        /** All frames of this type. */
        public List<JsonNode> frames(String type) {
            return heard.stream()
                    .filter(frame -> frame.path("type").asString().equals(type))
                    .toList();
        }

        /** The words of all lines. */
        public List<String> texts() {
            return frames("lines").stream()
                    .flatMap(frame -> frame.path("lines").values().stream())
                    .map(line -> line.path("text").asString())
                    .toList();
        }

        /** Ends with the code by which the server closed. */
        public CompletableFuture<Integer> closed() {
            return closed;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            partial.writeBytes(bytes);
            if (last) {
                partial.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(JSON::readTree)
                        .forEach(heard::add);
                partial.reset();
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
