package dev.parley.channel.email;

import java.time.Duration;

/**
 * How long the transports wait.
 *
 * @param connect for a connection to stand
 * @param answer for the other side to say something
 * @param idle how long one IDLE command may last before the mailbox is looked at anyway; below 29 minutes (RFC 2177)
 * @param firstRetry after a connection failed; doubled with each failure
 * @param longestRetry where doubling ends
 * @param refusedRetry after the server refused name and password: trying often would lock the account
 * @param standby how often a node asks whether it is its turn to receive
 */
public record MailTiming(
        Duration connect,
        Duration answer,
        Duration idle,
        Duration firstRetry,
        Duration longestRetry,
        Duration refusedRetry,
        Duration standby) {
    public MailTiming {
        if (idle.compareTo(Duration.ofMinutes(29)) >= 0) {
            throw new IllegalArgumentException("Servers may end an IDLE of 29 minutes (RFC 2177): choose less");
        }
    }
}
