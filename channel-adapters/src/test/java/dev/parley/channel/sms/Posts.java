package dev.parley.channel.sms;

import dev.parley.channel.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts in the provider's shape. */
final class Posts {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "12345abcde";
    static final String OURS = "+41446681800";
    static final String ANNA = "+41791234567";

    private Posts() {}

    static Map<String, String> settings(String provider) {
        return Map.of("api.account", ACCOUNT, "api.token", TOKEN, "send.from", "+41 44 668 18 00", "api.url", provider);
    }

    static byte[] message(String id, String words) {
        return form(fields(id, words));
    }

    static Map<String, String> fields(String id, String words) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToCountry", "CH");
        fields.put("SmsMessageSid", id);
        fields.put("NumMedia", "0");
        fields.put("SmsSid", id);
        fields.put("SmsStatus", "received");
        fields.put("Body", words);
        fields.put("FromCountry", "CH");
        fields.put("To", OURS);
        fields.put("NumSegments", "1");
        fields.put("MessageSid", id);
        fields.put("AccountSid", ACCOUNT);
        fields.put("From", ANNA);
        fields.put("ApiVersion", "2010-04-01");
        return fields;
    }

    static byte[] form(Map<String, String> fields) {
        return HttpCall.encode(fields).getBytes(StandardCharsets.UTF_8);
    }
}
