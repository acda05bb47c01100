package dev.parley.channel.meta;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Requests as Meta makes them, for an app with the secret {@link #SECRET}. */
public final class MetaPosts {
    public static final String SECRET = "app-secret-of-the-tests";
    public static final String APP = "1234567890";
    public static final String TOKEN = "EAAtoken";

    private static final URI URL = URI.create("https://parley.example/hooks/1");

    private MetaPosts() {}

    public static WebhookRequest signed(byte[] body, Instant at) {
        return signed(body, SECRET, at);
    }

    public static WebhookRequest signed(byte[] body, String secret, Instant at) {
        String signature = "sha256=" + HexFormat.of().formatHex(Signatures.hmacSha256(secret, body));
        return new WebhookRequest("POST", URL, Map.of(), Map.of("x-hub-signature-256", List.of(signature)), body, at);
    }

    public static WebhookRequest handshake(String token, Instant at) {
        Map<String, List<String>> query = Map.of(
                "hub.mode", List.of("subscribe"),
                "hub.verify_token", List.of(token),
                "hub.challenge", List.of("1158201444"));
        return new WebhookRequest("GET", URL, query, Map.of(), new byte[0], at);
    }

    /** Settings of the app, with the API at this address. */
    public static Map<String, String> app(String api) {
        return Map.of("app.id", APP, "app.secret", SECRET, "api.token", TOKEN, "api.url", api);
    }

    /** The same and more. */
    public static Map<String, String> app(String api, Map<String, String> more) {
        var all = new TreeMap<>(app(api));
        all.putAll(more);
        return Map.copyOf(all);
    }

    public static ChannelConfiguration channel(long number, String address, Map<String, String> settings) {
        return new ChannelConfiguration(new ChannelId(new UUID(7, number)), "Test", address, settings);
    }
}
