package dev.parley.inbox.bot;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.conversation.Priority;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message or a draft stands.
 *
 * @param publicly whether others than the customer can read it
 * @param messages of the conversation, this one included
 * @param waitingSince since when the customer waits; null while nobody waits for us
 * @param begins whether its conversation is not stored yet
 */
record Standing(
        ChannelId channel,
        ChannelKind kind,
        TeamId team,
        boolean publicly,
        int attachments,
        Priority priority,
        List<TagId> tags,
        int messages,
        @Nullable Instant waitingSince,
        boolean begins,
        Instant at) {
    Standing {
        tags = List.copyOf(tags);
    }

    /** Of a message that is about to be stored. */
    static Standing of(Came came) {
        var before = came.before();
        var where = came.where();
        var said = came.said();
        return before == null
                ? new Standing(
                        where.channel(),
                        where.kind(),
                        where.team(),
                        where.publicly(),
                        said.attachments(),
                        Priority.NORMAL,
                        List.of(),
                        1,
                        null,
                        true,
                        said.at())
                : new Standing(
                        where.channel(),
                        where.kind(),
                        before.team(),
                        where.publicly(),
                        said.attachments(),
                        before.priority(),
                        before.tagIds(),
                        before.lastSeq() + 1,
                        before.waitingSince(),
                        false,
                        said.at());
    }
}
