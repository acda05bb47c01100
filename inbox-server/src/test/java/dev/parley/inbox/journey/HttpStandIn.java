package dev.parley.inbox.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider's API on 127.0.0.1 that speaks JSON; each question has a thread of its own. */
final class HttpStandIn implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What is asked: {@code key} is the header that makes a repeat harmless, empty where there is none. */
    record Asked(String method, URI uri, JsonNode body, String key) {
        boolean is(String wantedMethod, String path) {
            return method.equals(wantedMethod) && uri.getPath().equals(path);
        }

        /** A parameter of the address; empty where it has none. */
        String parameter(String name) {
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            for (String pair : query.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    /** What is answered. */
    record Told(int status, Object body) {
        static Told ok(Object body) {
            return new Told(200, body);
        }

        static Told missing() {
            return new Told(404, java.util.Map.of("error", "Record not found"));
        }
    }

    /** What the provider does. */
    interface Api {
        Told answer(Asked asked);
    }

    HttpStandIn(Api api) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, api));
        server.start();
    }

    private static void answer(HttpExchange exchange, Api api) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var told = api.answer(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    JSON.readTree(sent.startsWith("{") ? sent : "{}"),
                    key == null ? "" : key));
            byte[] body = JSON.writeValueAsBytes(told.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(told.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
