package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelState;
import dev.parley.channel.InboundSink;
import dev.parley.channel.Reception;

/** What the receiver of one channel on this node works with. */
final class ChannelReception implements Reception {
    private final ChannelId channel;
    private final InboundStream stream;
    private final ChannelTurns.Turn turn;
    private final ChannelStatuses statuses;

    ChannelReception(ChannelId channel, InboundStream stream, ChannelTurns turns, ChannelStatuses statuses) {
        this.channel = channel;
        this.stream = stream;
        this.turn = turns.turn(channel);
        this.statuses = statuses;
    }

    @Override
    public InboundSink sink() {
        return stream;
    }

    @Override
    public long maxSize() {
        return stream.maxSize();
    }

    @Override
    public boolean mayReceive() {
        return turn.take();
    }

    @Override
    public void release() {
        statuses.forget(channel);
        turn.release();
    }

    @Override
    public void report(ChannelState state, String detail) {
        statuses.report(channel, state, detail);
    }
}
