package dev.parley.channel.discourse;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.discourse.DiscourseSettings.Messages;
import dev.parley.channel.discourse.DiscourseSettings.Mode;
import dev.parley.channel.poll.Poll;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a forum for the latest public posts, where no webhook brings them, and for the account's personal messages. */
final class DiscoursePoll implements Poll {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DiscourseApi api;
    private final DiscoursePosts posts;
    private final List<DiscourseFeed> feeds = new ArrayList<>();
    private final DiscourseMailbox mailbox;

    DiscoursePoll(DiscourseApi api, DiscoursePosts posts) {
        this.api = api;
        this.posts = posts;
        this.mailbox = new DiscourseMailbox(api);
        var receive = api.settings().receive();
        if (receive.mode() == Mode.POLLING) {
            feeds.add(new DiscourseFeed(api, "/posts.json", "latest_posts"));
        }
        if (receive.messages() == Messages.ACCOUNT) {
            feeds.add(new DiscourseFeed(api, "/private-posts.json", DiscourseFeed.PRIVATE));
        }
    }

    @Override
    public Page next(String saved) {
        var cursor = read(saved);
        var envelopes = new ArrayList<InboundEnvelope>();
        boolean more = false;
        for (var feed : feeds) {
            var step = feed.next(cursor.getOrDefault(feed.name(), DiscourseFeed.NEVER));
            for (var change : step.changes()) {
                boolean read = feed.isPrivate() ? mailbox.holds(change.post()) : posts.isRead(change.post());
                if (read) {
                    envelopes.add(posts.envelope(
                            change.event(),
                            change.post(),
                            feed.isPrivate(),
                            api.tools().clock().instant()));
                }
            }
            cursor.put(feed.name(), step.last());
            more |= step.more();
        }
        return new Page(envelopes, JSON.writeValueAsString(cursor), more);
    }

    private static TreeMap<String, Long> read(String saved) {
        var cursor = new TreeMap<String, Long>();
        try {
            JsonNode tree = saved.isEmpty() ? JSON.nullNode() : JSON.readTree(saved);
            tree.properties()
                    .forEach(
                            entry -> cursor.put(entry.getKey(), entry.getValue().asLong(0)));
        } catch (JacksonException unreadable) {
            return new TreeMap<>();
        }
        return cursor;
    }
}
