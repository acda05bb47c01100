package dev.parley.channel.http;

import java.time.Duration;
import java.util.List;

/**
 * How providers are talked to.
 *
 * @param connect how long to wait for a connection
 * @param allowedNetworks private networks that may be visited all the same, as "10.1.0.0/16"
 * @param connections to all providers together
 * @param perHost to one of them
 * @param userAgent who asks
 */
public record HttpSettings(
        Duration connect, List<String> allowedNetworks, int connections, int perHost, String userAgent) {
    public HttpSettings {
        allowedNetworks = List.copyOf(allowedNetworks);
    }
}
