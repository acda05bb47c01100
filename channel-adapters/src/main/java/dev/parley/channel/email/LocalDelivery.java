package dev.parley.channel.email;

import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.OutboundMessage;

/** Takes the mail of channels that have no relay, to be read on Parley's own page. */
@FunctionalInterface
public interface LocalDelivery {
    /**
     * Keeps one mail; the same {@code externalId} again changes nothing.
     *
     * @param raw the whole mail, RFC 5322
     */
    void deliver(ChannelConfiguration channel, OutboundMessage message, byte[] raw);
}
