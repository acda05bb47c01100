package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.SendOutcome;

/** The way from an outbox row to the channel. */
interface Post {
    /** Writes the message that goes out, the same one at each try. Whatever goes wrong here, nothing was sent. */
    OutboundMessage write(Taken taken);

    /** Hands it to the channel and waits for its answer. After an exception nobody knows whether it was sent. */
    SendOutcome send(Taken taken, OutboundMessage message);

    /** Whether sending the same message twice on this channel reaches the customer once. */
    boolean isRepeatable(ChannelId channel);
}
