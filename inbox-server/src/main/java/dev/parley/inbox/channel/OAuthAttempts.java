package dev.parley.inbox.channel;

import dev.parley.channel.oauth.OAuthAttempt;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Authorisations that were begun: in Redis for ten minutes, {@code parley:oauth:<state>}, sealed, and used once. */
@Component
final class OAuthAttempts {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final Seal seal;

    OAuthAttempts(StringRedisTemplate redis, JsonMapper json, Seal seal) {
        this.redis = redis;
        this.json = json;
        this.seal = seal;
    }

    /** Who began it for which channel. */
    record Kept(UUID channel, UUID by, OAuthAttempt attempt) {}

    void keep(Kept begun) {
        String state = begun.attempt().state();
        redis.opsForValue().set(key(state), seal.seal("oauth", state, json.writeValueAsString(begun)), KEPT);
    }

    Optional<Kept> take(String state) {
        if (!state.matches("[A-Za-z0-9_-]{20,200}")) {
            return Optional.empty();
        }
        return Optional.ofNullable(redis.opsForValue().getAndDelete(key(state)))
                .map(stored -> json.readValue(seal.open("oauth", state, stored), Kept.class));
    }

    private static String key(String state) {
        return "parley:oauth:" + state;
    }
}
