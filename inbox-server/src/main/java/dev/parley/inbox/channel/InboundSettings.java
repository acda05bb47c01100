package dev.parley.inbox.channel;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of the inbound stream.
 *
 * @param maxSize of one message, as its source gave it
 * @param maxWaiting of all messages that wait for intake together; sources keep what comes beyond and offer it again
 * @param timeout how long Redis may take to write
 */
@Validated
@ConfigurationProperties("parley.inbound")
record InboundSettings(
        @DefaultValue("50MB") @NotNull DataSize maxSize,
        @DefaultValue("512MB") @NotNull DataSize maxWaiting,
        @DefaultValue("10s") @NotNull Duration timeout) {}
