package dev.parley.channel.sms;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a form body (application/x-www-form-urlencoded, UTF-8) as it is, whatever it holds. */
final class SmsForm {
    private SmsForm() {}

    static Map<String, List<String>> read(byte[] body) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty()) {
                fields.computeIfAbsent(decoded(name), none -> new ArrayList<>()).add(decoded(value));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
