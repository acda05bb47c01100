package dev.parley.channel;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a provider posted to a channel's webhook address, exactly as it came.
 *
 * @param method in upper case
 * @param url the whole public address it was sent to, query included: some providers sign it
 * @param query decoded parameters
 * @param headers by lower-case name
 * @param body its bytes, decompressed by nobody
 */
public record WebhookRequest(
        String method,
        URI url,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        Instant receivedAt) {
    public WebhookRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The first header of this name; empty where there is none. */
    public String header(String name) {
        return first(headers, name.toLowerCase(Locale.ROOT));
    }

    /** The first query parameter of this name; empty where there is none. */
    public String parameter(String name) {
        return first(query, name);
    }

    private static String first(Map<String, List<String>> all, String name) {
        var values = all.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
