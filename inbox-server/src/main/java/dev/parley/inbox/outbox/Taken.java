package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.MessageId;
import java.time.Duration;
import java.util.UUID;

/**
 * An answer that this node is sending.
 *
 * @param node who took it; together with {@code attempts} it is the right to record how the try ended
 * @param attempts which try this is, from 1
 * @param triedFor how long ago its first try was
 */
record Taken(
        MessageId message,
        ConversationId conversation,
        ChannelId channel,
        UUID node,
        int attempts,
        Duration triedFor) {}
