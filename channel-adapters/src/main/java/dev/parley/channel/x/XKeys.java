package dev.parley.channel.x;

import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Signatures;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys of an app and an account, which sign requests (RFC 5849). */
record XKeys(String consumerKey, String consumerSecret, String token, String secret) {
    /**
     * The Authorization header of a request.
     *
     * @param form the fields of its form; those of a form with files and JSON are not signed
     */
    String header(HttpCall call, Map<String, String> form, String nonce, long seconds) {
        var oauth = new TreeMap<String, String>();
        oauth.put("oauth_consumer_key", consumerKey);
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_signature_method", "HMAC-SHA1");
        oauth.put("oauth_timestamp", Long.toString(seconds));
        oauth.put("oauth_token", token);
        oauth.put("oauth_version", "1.0");
        oauth.put("oauth_signature", signature(call, form, oauth));
        return "OAuth "
                + oauth.entrySet().stream()
                        .map(field -> field.getKey() + "=\"" + encode(field.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    private String signature(HttpCall call, Map<String, String> form, Map<String, String> oauth) {
        var fields = new ArrayList<String>();
        oauth.forEach((name, value) -> fields.add(encode(name) + "=" + encode(value)));
        form.forEach((name, value) -> fields.add(encode(name) + "=" + encode(value)));
        fields.addAll(query(call.uri()));
        String all = fields.stream().sorted().collect(Collectors.joining("&"));
        String base = call.method().toUpperCase(Locale.ROOT) + "&" + encode(address(call.uri())) + "&" + encode(all);
        byte[] mac = Signatures.hmacSha1(
                encode(consumerSecret) + "&" + encode(secret), base.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac);
    }

    /** As {@link HttpCall#encode} wrote it, but for the two characters in which RFC 3986 and forms differ. */
    private static List<String> query(URI uri) {
        String query = uri.getRawQuery();
        return query == null || query.isEmpty()
                ? List.of()
                : List.of(query.replace("%7E", "~").replace("*", "%2A").split("&"));
    }

    private static String address(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port
                + uri.getRawPath();
    }

    private static String encode(String text) {
        return HttpCall.encode(text).replace("%7E", "~").replace("*", "%2A");
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "XKeys[" + consumerKey + "]";
    }
}
