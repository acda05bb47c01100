package dev.parley.channel.email;

import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the SMTP listener listens.
 *
 * @param bind the network interface
 * @param port 0 for any free one
 * @param hostName what it calls itself in its greeting
 * @param maxConnections at once; more are told to come back later (421)
 * @param maxSize bytes in one message; more are refused (552)
 * @param memory bytes of messages held at once by all connections together; more are told to come back later (452)
 * @param timeout how long a connection may be silent
 * @param tls offers STARTTLS with this certificate; null offers none
 */
public record SmtpListenerSettings(
        InetAddress bind,
        int port,
        String hostName,
        int maxConnections,
        long maxSize,
        long memory,
        Duration timeout,
        @Nullable SSLContext tls) {
    public SmtpListenerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port);
        }
        if (maxConnections < 1 || maxSize < 1 || maxSize > Integer.MAX_VALUE || memory < maxSize) {
            throw new IllegalArgumentException(
                    "The SMTP listener needs room for one connection and one message of the largest size at least");
        }
    }
}
