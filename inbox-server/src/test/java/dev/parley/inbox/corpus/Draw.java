package dev.parley.inbox.corpus;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that repeats itself: every decision of a corpus is drawn here. */
final class Draw {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_62 = 0x3FFF_FFFF_FFFF_FFFFL;

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    double fraction() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Early ones more often: the n-th about 1/n times as often as the first (Zipf, by inverting its integral). */
    int zipf(int size) {
        return Math.min(size - 1, (int) Math.exp(random.nextDouble() * Math.log(size + 1.0)) - 1);
    }

    /** How often a coin must be thrown until it shows heads; at least 1. */
    int geometric(double mean) {
        return 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / mean));
    }

    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** A UUID of version 7 with this time. */
    UUID id(Instant at) {
        long high = at.toEpochMilli() << 16 | VERSION_7 | random.nextInt(1 << 12);
        return new UUID(high, VARIANT | random.nextLong() & RANDOM_62);
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
