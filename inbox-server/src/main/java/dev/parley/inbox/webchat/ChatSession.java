package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.socket.Allowance;
import dev.parley.inbox.socket.Outgoing;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/** One device that listens. */
final class ChatSession {
    private static final int WORDS_AT_ONCE = 20;

    private final ChannelId channel;
    private final Outgoing outgoing;
    private final Consumer<CloseStatus> closing;
    private final Allowance frames = new Allowance(WORDS_AT_ONCE, 2);
    /** How often it was told since it last looked; whoever makes it 1 looks. */
    private final AtomicInteger told = new AtomicInteger();

    private volatile @Nullable Visitor visitor;
    private volatile long heard = System.nanoTime();
    private long last;

    ChatSession(ChannelId channel, Outgoing outgoing, Consumer<CloseStatus> closing) {
        this.channel = channel;
        this.outgoing = outgoing;
        this.closing = closing;
    }

    ChannelId channel() {
        return channel;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** Null until it has said hello. */
    @Nullable Visitor visitor() {
        return visitor;
    }

    @Nullable UUID visitorId() {
        var known = visitor;
        return known == null ? null : known.id();
    }

    void begin(Visitor whose, long after) {
        last = after;
        visitor = whose;
    }

    /** The last line that was sent; only whoever looks asks and changes it. */
    long last() {
        return last;
    }

    void sent(long number) {
        last = number;
    }

    boolean mayLook() {
        return told.getAndIncrement() == 0;
    }

    int told() {
        return told.get();
    }

    /** Whether nobody told it more meanwhile. */
    boolean looked(int seen) {
        return told.compareAndSet(seen, 0);
    }

    /** Counts a frame; false when it says too much. */
    boolean heard() {
        heard = System.nanoTime();
        return frames.tryTake();
    }

    long silentNanos(long now) {
        return now - heard;
    }

    void close(CloseStatus status) {
        outgoing.close();
        closing.accept(status);
    }
}
