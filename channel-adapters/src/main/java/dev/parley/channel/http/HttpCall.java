package dev.parley.channel.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request to a provider.
 *
 * @param headers by lower-case name
 * @param body null: none
 * @param maxAnswer bytes that are read of the answer, decompressed; a longer one is refused
 * @param timeout how long to wait for the answer to begin, and between two parts of it
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable Body body,
        long maxAnswer,
        Duration timeout) {
    private static final long MAX_ANSWER = 8L << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** What a request carries. */
    public sealed interface Body {
        /** Bytes of a media type. */
        record Bytes(String type, byte[] content) implements Body {}

        /** A form with files (RFC 7578). */
        record Multipart(List<Part> parts) implements Body {
            public Multipart {
                parts = List.copyOf(parts);
            }
        }
    }

    /** A field of a form with files; {@code fileName} empty: a plain value. */
    public record Part(String name, String fileName, String type, byte[] content) {
        /** A plain value. */
        public static Part value(String name, String value) {
            return new Part(name, "", "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Asks for something. */
    public static HttpCall get(String uri) {
        return of("GET", uri);
    }

    /** Sends something. */
    public static HttpCall post(String uri) {
        return of("POST", uri);
    }

    /** Whatever method. {@link IllegalArgumentException} when {@code uri} is none. */
    public static HttpCall of(String method, String uri) {
        return new HttpCall(method, URI.create(uri), Map.of("accept", "application/json"), null, MAX_ANSWER, TIMEOUT);
    }

    /** The same with one more header. */
    public HttpCall header(String name, String value) {
        var all = new TreeMap<>(headers);
        all.put(name.toLowerCase(Locale.ROOT), value);
        return new HttpCall(method, uri, all, body, maxAnswer, timeout);
    }

    /** The same with a bearer token (RFC 6750). */
    public HttpCall bearer(String token) {
        return header("authorization", "Bearer " + token);
    }

    /** The same with {@code value} written as JSON. */
    public HttpCall json(Object value) {
        return with(new Body.Bytes("application/json", JSON.writeValueAsBytes(value)));
    }

    /** The same with a form of plain values. */
    public HttpCall form(Map<String, String> values) {
        return with(new Body.Bytes(
                "application/x-www-form-urlencoded", encode(values).getBytes(StandardCharsets.US_ASCII)));
    }

    /** The same with a form that has files. */
    public HttpCall multipart(List<Part> parts) {
        return with(new Body.Multipart(parts));
    }

    /** The same with this body. */
    public HttpCall with(Body other) {
        return new HttpCall(method, uri, headers, other, maxAnswer, timeout);
    }

    /** The same, reading at most so many bytes of the answer. */
    public HttpCall atMost(long bytes) {
        return new HttpCall(method, uri, headers, body, bytes, timeout);
    }

    /** The same, waiting so long. */
    public HttpCall within(Duration time) {
        return new HttpCall(method, uri, headers, body, maxAnswer, time);
    }

    /** Parameters in the form of a query or a form body. */
    public static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A value in a query. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Method and host: paths and headers may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
