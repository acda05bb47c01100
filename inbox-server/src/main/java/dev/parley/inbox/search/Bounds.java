package dev.parley.inbox.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The part of time in which messages were sent, as far as the index is concerned. */
final class Bounds {
    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private Bounds() {}

    /** After every message: clocks differ, and an index takes what is a day ahead for true. */
    static Instant latest(Clock clock) {
        return clock.instant().plus(Duration.ofDays(2));
    }
}
