package dev.parley.channel;

import java.util.List;

/** Where a receiver puts what it got; only afterwards may it tell its source "received". */
@FunctionalInterface
public interface InboundSink {
    /**
     * Returns once every envelope is durable.
     *
     * @throws SinkUnavailableException when nothing can be taken now; the source must keep the messages and offer them again
     */
    void accept(List<InboundEnvelope> envelopes);
}
