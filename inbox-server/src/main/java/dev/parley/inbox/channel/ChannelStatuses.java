package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What receivers report, in Redis: hash {@code parley:channel:<id>} with {@code state, since, detail}, kept alive by the node that
 * receives, so that the word of a dead node does not stay; {@code …:received} is when the last message came, {@code …:proven} when its source
 * was last certainly there, hash {@code …:refused} who could not sign.
 */
@Component
final class ChannelStatuses {
    private static final Logger log = LoggerFactory.getLogger(ChannelStatuses.class);
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration REFUSED_KEPT = Duration.ofDays(7);

    private final StringRedisTemplate redis;
    private final Clock clock;
    /** What this node reported and still stands for. */
    private final ConcurrentMap<ChannelId, Map<String, String>> reported = new ConcurrentHashMap<>();

    private final ConcurrentMap<ChannelId, Instant> received = new ConcurrentHashMap<>();
    private final ConcurrentMap<ChannelId, Instant> proven = new ConcurrentHashMap<>();

    ChannelStatuses(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    private static String key(ChannelId channel) {
        return "parley:channel:" + channel;
    }

    void report(ChannelId channel, ChannelState state, String detail) {
        var before = reported.get(channel);
        if (state == ChannelState.CONNECTED) {
            proven.put(channel, clock.instant());
        }
        if (before != null && state.name().equals(before.get("state")) && detail.equals(before.get("detail"))) {
            return;
        }
        var fields = new HashMap<String, String>();
        fields.put("state", state.name());
        String since = before != null && state.name().equals(before.get("state")) ? before.get("since") : null;
        fields.put("since", since == null ? clock.instant().toString() : since);
        fields.put("detail", detail);
        reported.put(channel, Map.copyOf(fields));
        write(channel, fields);
    }

    /** This node does not receive for the channel any more. */
    void forget(ChannelId channel) {
        if (reported.remove(channel) != null) {
            try {
                redis.delete(key(channel));
            } catch (DataAccessException e) {
                log.debug("A status expires by itself instead", e);
            }
        }
    }

    void received(ChannelId channel) {
        received.put(channel, clock.instant());
        proven.put(channel, clock.instant());
    }

    /** Its source is certainly there and speaks to us: a webhook was genuine, a poll was answered. */
    void proven(ChannelId channel) {
        proven.put(channel, clock.instant());
    }

    /** Somebody posted to its webhook who could not sign. */
    void refused(ChannelId channel, String reason) {
        try {
            redis.opsForHash()
                    .putAll(
                            key(channel) + ":refused",
                            Map.of("at", clock.instant().toString(), "reason", reason));
            redis.opsForHash().increment(key(channel) + ":refused", "count", 1);
            redis.expire(key(channel) + ":refused", REFUSED_KEPT);
        } catch (DataAccessException e) {
            log.debug("A refused webhook is only in the log", e);
        }
    }

    /** Who could not sign lately; null while nobody. */
    @Nullable Refused refused(ChannelId channel) {
        Map<Object, Object> fields = redis.opsForHash().entries(key(channel) + ":refused");
        return fields.isEmpty()
                ? null
                : new Refused(
                        Instant.parse(String.valueOf(fields.get("at"))),
                        Integer.parseInt(String.valueOf(fields.getOrDefault("count", "1"))),
                        String.valueOf(fields.get("reason")));
    }

    /** Requests that were not signed as they have to be. */
    record Refused(Instant lastAt, int count, String reason) {}

    @Scheduled(fixedDelayString = "${parley.channel.heart-beat:5s}")
    void beat() {
        reported.forEach(this::write);
        try {
            write(received, ":received");
            write(proven, ":proven");
        } catch (DataAccessException e) {
            log.debug("When messages came is written later", e);
        }
    }

    private void write(ConcurrentMap<ChannelId, Instant> moments, String suffix) {
        moments.forEach((channel, at) -> {
            redis.opsForValue().set(key(channel) + suffix, at.toString());
            moments.remove(channel, at);
        });
    }

    private void write(ChannelId channel, Map<String, String> fields) {
        try {
            redis.opsForHash().putAll(key(channel), fields);
            redis.expire(key(channel), KEPT);
        } catch (DataAccessException e) {
            log.debug("A status is written with the next beat", e);
        }
    }

    /** What a receiving node said. */
    record Report(
            ChannelState state, Instant since, @Nullable String detail) {}

    /** What the receiving node said last; null while none says anything. */
    @Nullable Report find(ChannelId channel) {
        Map<Object, Object> fields = redis.opsForHash().entries(key(channel));
        if (fields.isEmpty()) {
            return null;
        }
        String detail = String.valueOf(fields.getOrDefault("detail", ""));
        return new Report(
                ChannelState.valueOf(String.valueOf(fields.get("state"))),
                Instant.parse(String.valueOf(fields.get("since"))),
                detail.isEmpty() ? null : detail);
    }

    @Nullable Instant lastReceived(ChannelId channel) {
        return last(channel, received, ":received");
    }

    /** When its source was last certainly there; null where nobody knows. */
    @Nullable Instant lastProven(ChannelId channel) {
        return last(channel, proven, ":proven");
    }

    private @Nullable Instant last(ChannelId channel, Map<ChannelId, Instant> here, String suffix) {
        var at = here.get(channel);
        if (at != null) {
            return at;
        }
        String text = redis.opsForValue().get(key(channel) + suffix);
        return text == null ? null : Instant.parse(text);
    }
}
