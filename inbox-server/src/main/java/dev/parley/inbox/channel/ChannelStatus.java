package dev.parley.inbox.channel;

import dev.parley.channel.ChannelState;
import dev.parley.channel.ConnectionCheck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel does, as any node can tell.
 *
 * @param since when it came into this state
 * @param detail the other side's words or a sentence; null when all is well
 * @param lastReceivedAt when the last message came
 * @param lastProvenAt when its source was last certainly there: a genuine webhook, a poll that was answered
 * @param checkedAt when both directions were last tried
 * @param checks what that found
 * @param expiresAt when its credential ends, where anybody knows
 * @param refused requests to its webhook that were not signed as they have to be; null while there were none lately
 * @param silentSince when its source was last certainly there, where it is unusually silent since; null where it is not
 */
record ChannelStatus(
        ChannelState state,
        @Nullable Instant since,
        @Nullable String detail,
        @Nullable Instant lastReceivedAt,
        @Nullable Instant lastProvenAt,
        @Nullable Instant checkedAt,
        List<ConnectionCheck> checks,
        @Nullable Instant expiresAt,
        ChannelStatuses.@Nullable Refused refused,
        @Nullable Instant silentSince) {
    ChannelStatus {
        checks = List.copyOf(checks);
    }
}
