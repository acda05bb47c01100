package dev.parley.inbox.webchat;

import java.io.ByteArrayOutputStream;
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
final class Widget {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String origin;
    String token = "";

    Widget(String server, String channel, String origin) {
        this.base = server + "/chat/" + channel;
        this.origin = origin;
    }

    /** An answer; {@code body} is an empty object where there is none. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {}

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    Answer send(String method, String path, Map<String, ?> body) throws Exception {
        return sendJson(method, path, JSON.writeValueAsString(body));
    }

    Answer sendJson(String method, String path, String body) throws Exception {
        return exchange(request(path).method(method, BodyPublishers.ofString(body)));
    }

    Answer get(String path) throws Exception {
        return exchange(request(path).GET());
    }

    Answer ask(String path) throws Exception {
        return exchange(request(path)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    Answer give(String name, String type, byte[] content) throws Exception {
        return exchange(request("/files?name=" + name)
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private static Answer exchange(HttpRequest.Builder request) throws Exception {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        String body = answer.body();
        return new Answer(
                answer.statusCode(), JSON.readTree(body.isEmpty() || !body.startsWith("{") ? "{}" : body), answer);
    }

    /** Comes in, under an identity if there is one. */
    Answer enter(String identity) throws Exception {
        Map<String, String> asked = identity.isEmpty() ? Map.of("language", "de-CH") : Map.of("identity", identity);
        var entered = send("POST", "/visitors", asked);
        if (entered.status() == 200) {
            token = entered.body().path("token").asString();
        }
        return entered;
    }

    Answer say(String text) throws Exception {
        return say(UUID.randomUUID(), text, List.of());
    }

    Answer say(UUID id, String text, List<String> files) throws Exception {
        return send(
                "POST",
                "/messages",
                Map.of("id", id.toString(), "text", text, "files", files, "page", "https://shop.example/cart?x=1"));
    }

    /** Listens, from after this line on. */
    Ear listen(long after) {
        var ear = new Ear(base, origin);
        ear.say(Map.of("type", "hello", "token", token, "after", after));
        return ear;
    }

    /** What a device hears. */
    static final class Ear implements WebSocket.Listener, AutoCloseable {
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

        void say(Map<String, ?> said) {
            socket.sendText(JSON.writeValueAsString(said), true).join();
        }

        void sayRaw(String text) {
            socket.sendText(text, true).join();
        }

        boolean is(String type) {
            return heard.stream()
                    .anyMatch(frame -> frame.path("type").asString().equals(type));
        }

        List<JsonNode> frames(String type) {
            return heard.stream()
                    .filter(frame -> frame.path("type").asString().equals(type))
                    .toList();
        }

        List<String> texts() {
            return frames("lines").stream()
                    .flatMap(frame -> frame.path("lines").values().stream())
                    .map(line -> line.path("text").asString())
                    .toList();
        }

        CompletableFuture<Integer> closed() {
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
