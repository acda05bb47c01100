package dev.parley.channel.poll;

import java.time.Duration;

/**
 * How long a poll waits.
 *
 * @param interval after a page that was the last one
 * @param firstRetry after it failed; doubled with each failure
 * @param longestRetry where doubling ends
 * @param refusedRetry after the source refused the credentials
 * @param standby how often a node asks whether it is its turn
 */
public record PollTiming(
        Duration interval, Duration firstRetry, Duration longestRetry, Duration refusedRetry, Duration standby) {
    /** The same with another interval. */
    public PollTiming every(Duration other) {
        return new PollTiming(other, firstRetry, longestRetry, refusedRetry, standby);
    }
}
