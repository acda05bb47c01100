/**
 * The company's channels: where messages come in and go out.
 *
 * <p>A message's way in: an adapter's receiver or the SMTP listener → {@link dev.parley.inbox.channel.InboundStream}, which
 * answers once Redis has it → module {@code intake}. Its way out: module {@code outbox} →
 * {@link dev.parley.inbox.channel.Channels#send} → the adapter of the channel's kind.
 */
@NullMarked
package dev.parley.inbox.channel;

import org.jspecify.annotations.NullMarked;
