package dev.parley.channel;

/** Reads one kind of channel's raw payload. Pure: no input/output, safe to call from many threads. */
@FunctionalInterface
public interface ChannelCodec {
    /**
     * Reads what can be read; tolerant of everything a sender may have got wrong.
     *
     * @throws UnreadableMessageException when not even a sender and a body can be told; the envelope is then set aside
     */
    InboundEvent decode(InboundEnvelope envelope);
}
