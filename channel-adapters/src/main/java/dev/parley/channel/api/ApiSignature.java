package dev.parley.channel.api;

import dev.parley.channel.http.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** How posts are signed in both directions: HMAC-SHA256 over the time, a full stop, and the body. */
final class ApiSignature {
    static final String TIMESTAMP = "Parley-Timestamp";
    static final String SIGNATURE = "Parley-Signature";
    private static final String VERSION = "v1=";
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private ApiSignature() {}

    static String of(String secret, String timestamp, byte[] body) {
        byte[] start = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return VERSION + HexFormat.of().formatHex(Signatures.hmacSha256(secret, start, body));
    }

    /** Whether one of the signatures, which commas separate, is one of these secrets'. */
    static boolean isGenuine(List<String> secrets, String timestamp, String signatures, byte[] body) {
        boolean genuine = false;
        for (String secret : secrets) {
            String expected = of(secret, timestamp, body);
            for (String given : signatures.split(",", 10)) {
                genuine |= Signatures.same(expected, given.strip().toLowerCase(Locale.ROOT));
            }
        }
        return genuine;
    }

    /** Whether a time in seconds is near enough. */
    static boolean isNow(String timestamp, Instant now) {
        if (!timestamp.matches("[0-9]{1,11}")) {
            return false;
        }
        var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return apart.abs().compareTo(OLDEST) <= 0;
    }
}
