package dev.parley.inbox.conversation;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEvent.Status.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider said how far something of ours came; told within the transaction that takes note of it.
 *
 * @param message null for all that was sent to {@code room} until {@code at}
 * @param room the provider's name of the chat
 * @param reason the provider's words where it failed; empty otherwise
 */
public record StatusReported(
        ChannelId channel, @Nullable MessageId message, String room, Stage stage, Instant at, String reason) {}
