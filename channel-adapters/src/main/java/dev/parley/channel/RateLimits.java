package dev.parley.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** How often a credential may be used: one count for all nodes and all channels that share it. */
public interface RateLimits {
    /** Takes one call out of the budget and returns {@link Duration#ZERO}; or how long to wait before asking again. */
    Duration take(Budget budget);

    /** The provider said that nothing more is taken until then. */
    void close(Budget budget, Instant until);

    /** As often as anybody likes: for tests. */
    RateLimits UNLIMITED = new RateLimits() {
        @Override
        public Duration take(Budget budget) {
            return Duration.ZERO;
        }

        @Override
        public void close(Budget budget, Instant until) {
            // Nobody counts here.
        }
    };

    /**
     * So many calls in so long, as the provider documents it.
     *
     * @param credential which credential, not to be read back
     * @param bucket which of its limits, for example "send"
     */
    record Budget(String credential, String bucket, int calls, Duration per) {
        /** The budget of a secret, which is hashed. */
        public static Budget of(String secret, String bucket, int calls, Duration per) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
                return new Budget(HexFormat.of().formatHex(digest, 0, 12), bucket, calls, per);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java runtime has SHA-256", e);
            }
        }
    }
}
