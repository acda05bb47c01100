package dev.parley.channel.mattermost;

import dev.parley.channel.InboundEnvelope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads a channel in which more happened than the server gives at once (a thousand posts, and not the first thousand): page by
 * page back to where it was read until, then the oldest of them, and so on with each poll.
 */
record MattermostBacklog(MattermostApi api, MattermostPosts posts) {
    private static final int SIZE = 200;
    /** As many pages as the server gives at once: sixteen thousand posts. */
    private static final int DEEPEST = 80;

    private static final int AT_ONCE = 5;

    MattermostCursor read(MattermostChannel channel, MattermostCursor cursor, List<InboundEnvelope> envelopes) {
        long since = cursor.of(channel.id());
        long until = since;
        for (var page : oldest(channel, since)) {
            for (var post : MattermostPosts.sorted(page)) {
                long made = post.path("create_at").asLong(0);
                if (made > since) {
                    envelopes.addAll(posts.cut(post, channel, since, MattermostLive.SILENT));
                    until = Math.max(until, made);
                }
            }
        }
        // Another post may have been made in the same millisecond: it is read again rather than never.
        return cursor.moved(channel.id(), Math.max(since + 1, until - 1));
    }

    /** The pages that are read now, from the oldest. */
    private Deque<JsonNode> oldest(MattermostChannel channel, long since) {
        var pages = new ArrayDeque<JsonNode>();
        for (int number = 0; number < DEEPEST; number++) {
            var page = api.given(api.get("/channels/" + channel.id() + "/posts?page=" + number + "&per_page=" + SIZE));
            pages.addFirst(page);
            if (pages.size() > AT_ONCE) {
                pages.removeLast();
            }
            if (page.path("order").size() < SIZE || oldest(page) <= since) {
                break;
            }
        }
        return pages;
    }

    private static long oldest(JsonNode page) {
        return MattermostPosts.sorted(page).stream()
                .mapToLong(post -> post.path("create_at").asLong(0))
                .min()
                .orElse(0);
    }
}
