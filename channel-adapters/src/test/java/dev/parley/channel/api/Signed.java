package dev.parley.channel.api;

import dev.parley.channel.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Posts as an app signs them. */
final class Signed {
    static final String SECRET = "a secret that nobody guesses";
    static final URI URL = URI.create("https://parley.example/hooks/00000000-0000-0007-0000-000000000007");

    private Signed() {}

    static Map<String, String> headers(String secret, Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        return Map.of(
                ApiSignature.TIMESTAMP, timestamp, ApiSignature.SIGNATURE, ApiSignature.of(secret, timestamp, body));
    }

    static WebhookRequest request(String secret, Instant at, Instant received, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var headers = new java.util.HashMap<String, List<String>>();
        headers(secret, at, body).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new WebhookRequest("POST", URL, Map.of(), headers, body, received);
    }
}
