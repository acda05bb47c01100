package dev.parley.inbox.channel;

import dev.parley.channel.http.HttpSettings;
import dev.parley.channel.poll.PollTiming;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the providers of channels are talked to.
 *
 * @param connect how long a connection to a provider may take to stand
 * @param answer how long a provider may take to answer
 * @param allowedNetworks private networks in which the company's own servers (a forum, a chat) may be visited, as "10.1.0.0/16"
 * @param connections at once to all providers together
 * @param perHost at once to one of them
 * @param interval how often a source is asked that does not say itself when something is new
 * @param firstRetry after it failed; doubled with each failure
 * @param longestRetry where doubling ends
 * @param refusedRetry after a provider refused the credentials
 * @param standby how often a node asks whether it is its turn
 * @param maxFile the largest file that is fetched for a message
 */
@ConfigurationProperties("parley.outgoing")
record OutgoingSettings(
        @DefaultValue("10s") Duration connect,
        @DefaultValue("30s") Duration answer,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("200") int connections,
        @DefaultValue("20") int perHost,
        @DefaultValue("30s") Duration interval,
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("10m") Duration refusedRetry,
        @DefaultValue("2s") Duration standby,
        @DefaultValue("50MB") DataSize maxFile) {
    HttpSettings http() {
        return new HttpSettings(connect, allowedNetworks, connections, perHost, "Parley/1.0 (shared inbox)");
    }

    PollTiming polling() {
        return new PollTiming(interval, firstRetry, longestRetry, refusedRetry, standby);
    }
}
