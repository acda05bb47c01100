/**
 * The small contract between Parley and the world outside: what a channel can do, how it receives, how it sends.
 *
 * <p>An {@code InboundEnvelope} is one raw message as its source gave it; the sink makes it durable before the source is
 * told "received". A {@code ChannelCodec} later reads the envelope into {@code InboundMessage}s. A {@code ChannelAdapter}
 * sends one {@code OutboundMessage} and answers with a receipt or a typed failure. One package per kind of channel.
 */
@NullMarked
package dev.parley.channel;

import org.jspecify.annotations.NullMarked;
