package dev.parley.channel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** One kind of channel: how it receives, reads and sends. Stateless but for what its constructor was given; thread-safe. */
public interface ChannelAdapter {
    /** The kind it speaks. */
    ChannelKind kind();

    /** What the kind can do. */
    Capabilities capabilities();

    /** Reads what its receivers got. */
    ChannelCodec codec();

    /** Names of settings that are secrets: kept sealed, never shown again. */
    Set<String> secrets();

    /**
     * Checks a channel's settings before they are saved.
     *
     * @throws InvalidSettingsException with a sentence for the manager who edits them
     */
    void validate(Map<String, String> settings);

    /**
     * The route that receives for one channel, with {@code channel.id()} as its route id; without any {@code from} when this
     * channel is not asked for anything, because others bring its messages or it only sends.
     */
    RouteBuilder receiver(ChannelConfiguration channel, Reception reception);

    /** Sends one message, once; it does not try again by itself. Every failure of the other side is an outcome. */
    SendOutcome send(ChannelConfiguration channel, OutboundMessage message);

    /** Tries both directions without receiving or sending anything; bounded in time. */
    List<ConnectionCheck> test(ChannelConfiguration channel);
}
