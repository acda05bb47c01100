package dev.parley.inbox.outbox;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Visibility;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.AttachmentLimit;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.problem.Problem;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Files of a draft may be as large as the conversation's channel carries. */
@Component
final class ChannelAttachmentLimit implements AttachmentLimit {
    private final Conversations conversations;
    private final Channels channels;

    ChannelAttachmentLimit(Conversations conversations, Channels channels) {
        this.conversations = conversations;
        this.channels = channels;
    }

    @Override
    public long maxBytes(ConversationId conversation) {
        var summary = conversations.find(conversation).orElseThrow(() -> Problem.notFound("conversation"));
        var channel = new ChannelId(summary.channel().id());
        return Stream.of(Visibility.PRIVATE, Visibility.PUBLIC)
                .mapToLong(visibility ->
                        channels.capabilities(channel, visibility).files().bytes())
                .max()
                .orElse(0);
    }
}
