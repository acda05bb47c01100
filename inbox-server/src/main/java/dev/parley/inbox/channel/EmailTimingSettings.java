package dev.parley.inbox.channel;

import dev.parley.channel.email.MailTiming;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long e-mail connections wait.
 *
 * @param connect for a connection to stand
 * @param answer for the other side to say something
 * @param idle how long an IMAP IDLE lasts before the mailbox is looked at anyway
 * @param firstRetry after a connection failed; doubled with each failure
 * @param longestRetry where doubling ends
 * @param refusedRetry after a server refused name and password
 * @param standby how often a node asks whether it is its turn to receive
 */
@ConfigurationProperties("parley.email")
record EmailTimingSettings(
        @DefaultValue("15s") Duration connect,
        @DefaultValue("60s") Duration answer,
        @DefaultValue("4m") Duration idle,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("1m") Duration longestRetry,
        @DefaultValue("5m") Duration refusedRetry,
        @DefaultValue("2s") Duration standby) {
    MailTiming timing() {
        return new MailTiming(connect, answer, idle, firstRetry, longestRetry, refusedRetry, standby);
    }
}
