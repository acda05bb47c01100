package dev.parley.inbox.survey;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Counts what an address asks for in a minute, in Redis at {@code parley:survey:<minute>:<address>}; the count goes away by itself. */
@Component
final class SurveyThrottle {
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int HALF_OF_IPV6 = 8;

    private final StringRedisTemplate redis;
    private final SurveySettings settings;
    private final Clock clock;

    SurveyThrottle(StringRedisTemplate redis, SurveySettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a request; false when it is one too many. */
    boolean admits(String address) {
        long minute = clock.instant().getEpochSecond() / 60;
        String key = "parley:survey:" + minute + ":" + network(address);
        redis.opsForValue().setIfAbsent(key, "0", KEPT);
        Long count = redis.opsForValue().increment(key);
        return count == null || count <= settings.requestsPerMinute();
    }

    private static String network(String address) {
        if (!address.matches("[0-9A-Fa-f:.]{2,45}")) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, HALF_OF_IPV6) : bytes);
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
