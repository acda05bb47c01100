package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Gives each receiver what it works with. */
@Component
final class ChannelReceptions implements Function<ChannelId, ChannelReception> {
    private final InboundStream stream;
    private final ChannelTurns turns;
    private final ChannelStatuses statuses;

    ChannelReceptions(InboundStream stream, ChannelTurns turns, ChannelStatuses statuses) {
        this.stream = stream;
        this.turns = turns;
        this.statuses = statuses;
    }

    @Override
    public ChannelReception apply(ChannelId channel) {
        return new ChannelReception(channel, stream, turns, statuses);
    }
}
