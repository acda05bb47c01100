package dev.parley.inbox.corpus;

import java.time.Duration;
import java.time.Instant;

/**
 * What to make up.
 *
 * @param seed the same one gives the same rows, ids included
 * @param messages exactly so many, in about a tenth as many conversations
 * @param until when the last conversations were going on
 * @param span how long before that the first ones began
 */
public record CorpusSettings(long seed, int messages, Instant until, Duration span) {
    private static final Instant UNTIL = Instant.parse("2026-11-20T15:00:00Z");
    private static final Duration SPAN = Duration.ofDays(900);

    public CorpusSettings {
        if (messages < 1) {
            throw new IllegalArgumentException("A corpus has at least one message");
        }
    }

    /** About two and a half years up to a fixed day. */
    public static CorpusSettings of(long seed, int messages) {
        return new CorpusSettings(seed, messages, UNTIL, SPAN);
    }

    int conversations() {
        return Math.max(1, messages / 10);
    }
}
