package dev.parley.channel.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads in an answer until when a provider takes nothing more: {@code Retry-After} (RFC 9110, section 10.2.3), X's
 * {@code x-rate-limit-*} and its limits of a day, the {@code x-ratelimit-*} of Mastodon and Reddit, and the draft {@code ratelimit-*}.
 */
final class RateHeaders {
    private static final int TOO_MANY = 429;
    /** A provider that asks for more is asked again after this. */
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Numbers above this are seconds since 1970, below it seconds from now. */
    private static final long EPOCH = 1_000_000_000L;

    private static final Duration UNTOLD = Duration.ofSeconds(30);

    private RateHeaders() {}

    /** Empty while it takes more. */
    static Optional<Instant> closedUntil(HttpAnswer.Answered answer, Instant now) {
        boolean refused = answer.status() == TOO_MANY;
        var after = instant(answer.header("retry-after"), now);
        if (after.isPresent() && (refused || answer.status() == 503)) {
            return after.map(until -> limited(until, now));
        }
        for (String prefix : new String[] {"x-user-limit-24hour-", "x-app-limit-24hour-"}) {
            var reset = instant(answer.header(prefix + "reset"), now);
            if (isZero(answer.header(prefix + "remaining")) && reset.isPresent()) {
                return reset.map(until -> limited(until, now));
            }
        }
        for (String prefix : new String[] {"x-rate-limit-", "x-ratelimit-", "ratelimit-"}) {
            boolean used = refused || isZero(answer.header(prefix + "remaining"));
            var reset = instant(answer.header(prefix + "reset"), now);
            if (used && reset.isPresent()) {
                return reset.map(until -> limited(until, now));
            }
        }
        return refused ? Optional.of(now.plus(UNTOLD)) : Optional.empty();
    }

    private static Instant limited(Instant until, Instant now) {
        var latest = now.plus(LONGEST);
        return until.isAfter(latest) ? latest : until;
    }

    private static boolean isZero(String text) {
        return text.matches("0+(\\.0+)?");
    }

    private static Optional<Instant> instant(String text, Instant now) {
        String value = text.strip();
        if (value.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            double seconds = Double.parseDouble(value);
            return Optional.of(
                    seconds > EPOCH
                            ? Instant.ofEpochSecond((long) Math.ceil(seconds))
                            : now.plusMillis((long) Math.ceil(seconds * 1000)));
        }
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(value));
        } catch (DateTimeException notIso) {
            return date(value);
        }
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
