package dev.parley.inbox.channel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Parley's own SMTP listener.
 *
 * @param enabled whether this node listens
 * @param host the name or address of the network interface
 * @param port 0 for any free one
 * @param hostName what it calls itself in its greeting
 * @param maxConnections at once
 * @param memory for messages that are being received, all connections together
 * @param timeout how long a connection may be silent
 * @param sslBundle name of a bundle under {@code spring.ssl.bundle} whose certificate STARTTLS is offered with; empty for none
 */
@Validated
@ConfigurationProperties("parley.smtp")
record SmtpSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("2525") @Min(0) @Max(65_535) int port,
        @DefaultValue("localhost") @NotBlank String hostName,
        @DefaultValue("500") @Min(1) int maxConnections,
        @DefaultValue("256MB") @NotNull DataSize memory,
        @DefaultValue("60s") @NotNull Duration timeout,
        @DefaultValue("") String sslBundle) {}
