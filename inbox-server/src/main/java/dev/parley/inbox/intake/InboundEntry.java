package dev.parley.inbox.intake;

import dev.parley.channel.InboundEnvelope;

/**
 * One received message with its place in the stream.
 *
 * @param id the stream's id of it, or the key it was set aside under
 * @param streamed whether it is in the stream now and is to be acknowledged there
 */
record InboundEntry(String id, boolean streamed, InboundEnvelope envelope) {}
