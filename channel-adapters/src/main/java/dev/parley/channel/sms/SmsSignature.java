package dev.parley.channel.sms;

import dev.parley.channel.WebhookRequest;
import dev.parley.channel.http.Signatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** HMAC-SHA1 over the address and the fields by name; a field that came twice counts with each of its values. */
final class SmsSignature {
    private SmsSignature() {}

    static boolean isGenuine(String secret, WebhookRequest request, Map<String, List<String>> fields) {
        String given = request.header("X-Twilio-Signature");
        if (given.isEmpty()) {
            given = request.header("X-SignalWire-Signature");
        }
        boolean genuine = false;
        for (String url : addresses(request.url())) {
            genuine |= Signatures.same(of(secret, url, fields), given);
        }
        return genuine;
    }

    static String of(String secret, String url, Map<String, List<String>> fields) {
        var text = new StringBuilder(url);
        new TreeMap<>(fields)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return Base64.getEncoder()
                .encodeToString(Signatures.hmacSha1(secret, text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The provider signs some addresses with their usual port and some without. */
    private static List<String> addresses(URI url) {
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        if (url.getPort() != -1 && url.getPort() != usual) {
            return List.of(url.toString());
        }
        String host = String.valueOf(url.getRawAuthority()).replaceFirst(":[0-9]+$", "");
        String rest = String.valueOf(url.getRawPath()) + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return List.of(url.getScheme() + "://" + host + rest, url.getScheme() + "://" + host + ":" + usual + rest);
    }
}
