package dev.parley.channel;

/**
 * What a channel's receiver is given by its server: where messages go, whose turn it is, whom to tell how it goes.
 *
 * <p>A receiver calls {@link #mayReceive()} and {@link #release()} from one thread, its own.
 */
public interface Reception {
    /** Where messages go. */
    InboundSink sink();

    /** Bytes of the largest message that {@link #sink()} takes. */
    long maxSize();

    /**
     * Whether this node is the one that receives for the channel; the first caller of all nodes becomes it and stays it until
     * it releases or dies. Ask before every round.
     */
    boolean mayReceive();

    /** Lets another node receive. */
    void release();

    /** Tells managers how it goes; {@code detail} is the other side's words or a sentence, empty when all is well. */
    void report(ChannelState state, String detail);
}
