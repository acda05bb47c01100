package dev.parley.inbox.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Counts what strangers ask for in a minute, for all nodes, in Redis at {@code parley:<what>:<minute>:<who>}; the count goes away by
 * itself.
 */
@Component
public final class RequestCounts {
    /** Counts, and has the count go away: never the one without the other. */
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then
                redis.call('EXPIRE', KEYS[1], ARGV[1])
            end
            return count
            """, Long.class);

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int HALF_OF_IPV6 = 8;

    private final StringRedisTemplate redis;
    private final Clock clock;

    RequestCounts(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Counts a request of an address, where an IPv6 network of 64 bits counts as one; false when it is one too many. */
    public boolean admitsAddress(String what, String address, int perMinute) {
        return admits(what, network(address), perMinute);
    }

    /** Counts a request of somebody; false when it is one too many. */
    public boolean admits(String what, String who, int perMinute) {
        long minute = clock.instant().getEpochSecond() / 60;
        String key = "parley:" + what + ":" + minute + ":" + who;
        Long count = redis.execute(COUNT, List.of(key), String.valueOf(KEPT.toSeconds()));
        return count == null || count <= perMinute;
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
