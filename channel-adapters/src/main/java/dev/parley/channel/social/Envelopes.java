package dev.parley.channel.social;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import java.time.Clock;
import java.util.Map;

/**
 * Makes envelopes of what a source gave.
 *
 * @param largest bytes of the largest that is taken; what is larger is told of, but left with its source
 */
public record Envelopes(ChannelId channel, long largest, Clock clock) {
    /** One event, which people find at {@code position}. */
    public InboundEnvelope of(String position, byte[] raw, Map<String, String> attributes) {
        if (raw.length <= largest) {
            return new InboundEnvelope(channel, position, clock.instant(), raw, attributes);
        }
        String reason = "This has " + raw.length + " bytes, more than the limit of " + largest
                + " (setting parley.inbound.max-size). Look at it where it was written: " + position + ".";
        return new InboundEnvelope(
                channel, position, clock.instant(), new byte[0], Map.of(Attributes.UNFETCHED, reason));
    }
}
