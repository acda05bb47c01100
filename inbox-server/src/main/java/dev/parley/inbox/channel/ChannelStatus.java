package dev.parley.inbox.channel;

import dev.parley.channel.ChannelState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel does, as any node can tell.
 *
 * @param since when it came into this state
 * @param detail the other side's words or a sentence; null when all is well
 */
record ChannelStatus(
        ChannelState state,
        @Nullable Instant since,
        @Nullable String detail,
        @Nullable Instant lastReceivedAt) {}
