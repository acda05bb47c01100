package dev.parley.channel.bluesky;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Asks for mentions, replies and quotes, then for what the chat's log tells, then, now and then, whether posts were deleted.
 *
 * <p>Bluesky tells the newest notifications first and goes back from there. So a poll walks back, page by page, to what it has
 * read; each page is durable before the next, and only at the end does it count as read.
 */
final class BlueskyPoll implements Poll {
    static final Duration LOOK = Duration.ofMinutes(5);
    private static final String NOTIFICATIONS =
            "app.bsky.notification.listNotifications?reasons=mention&reasons=reply&reasons=quote&limit=";
    private static final int PAGE = 50;
    private static final int AT_ONCE = 25;
    /** What is indexed late is dated back a little. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final BlueskyApi api;
    private final Envelopes envelopes;
    private final BlueskyChats chats;

    BlueskyPoll(BlueskyApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
        this.chats = new BlueskyChats(api, envelopes);
    }

    @Override
    public Page next(String text) {
        var cursor = BlueskyCursor.of(text);
        if (cursor.isEmpty()) {
            return new Page(List.of(), begin(cursor).toString(), false);
        }
        var found = new ArrayList<InboundEnvelope>();
        var next = posts(cursor, found);
        if (next.walk().isEmpty() && !api.settings().postsOnly()) {
            next = next.chat(chats.read(next.chat(), found));
        }
        boolean more = !next.walk().isEmpty() || chats.hasMore();
        if (!more && !now().isBefore(next.looked().plus(LOOK))) {
            next = look(next, found);
        }
        return new Page(found, next.toString(), more);
    }

    private Instant now() {
        return envelopes.clock().instant();
    }

    /** Only what comes from now on. */
    private BlueskyCursor begin(BlueskyCursor cursor) {
        var items = List.copyOf(Json.items(api.read(() -> api.get(NOTIFICATIONS + PAGE)), "notifications"));
        var next = cursor.arrived(items.isEmpty() ? now() : indexed(items, true));
        for (var item : items) {
            boolean late = Json.instant(Instant.EPOCH, item, "indexedAt")
                    .isAfter(next.since().minus(OVERLAP));
            next = late ? next.with(Json.id(item, "uri"), now()) : next;
        }
        next = next.looked(now(), next.posts());
        return api.settings().postsOnly() ? next : next.chat(chats.read("", new ArrayList<>()));
    }

    private BlueskyCursor posts(BlueskyCursor cursor, List<InboundEnvelope> found) {
        String from = cursor.walk().isEmpty() ? "" : "&cursor=" + HttpCall.encode(cursor.walk());
        var page = api.read(() -> api.get(NOTIFICATIONS + PAGE + from));
        var items = List.copyOf(Json.items(page, "notifications"));
        var newest = cursor.walk().isEmpty() ? indexed(items, true) : cursor.top();
        var next = cursor;
        for (var item : items.reversed()) {
            String uri = Json.id(item, "uri");
            boolean isNew = Json.instant(now(), item, "indexedAt")
                    .isAfter(cursor.since().minus(OVERLAP));
            if (isNew && !cursor.knows(uri)) {
                found.add(envelopes.of(
                        "bluesky " + Json.line(50, item, "reason") + " " + uri,
                        Json.bytes(item),
                        Map.of(BlueskyCodec.ACCOUNT, api.settings().did())));
                next = uri.isEmpty() ? next : next.with(uri, now());
            }
        }
        String on = Json.text(page, "cursor");
        boolean arrived =
                items.isEmpty() || on.isEmpty() || !indexed(items, false).isAfter(cursor.since());
        return arrived ? next.arrived(newest) : next.walking(on, newest);
    }

    private static Instant indexed(List<JsonNode> items, boolean first) {
        return items.isEmpty()
                ? Instant.EPOCH
                : Json.instant(Instant.EPOCH, first ? items.getFirst() : items.getLast(), "indexedAt");
    }

    /** A post that is missing twice is gone: once may be the service's own trouble. */
    private BlueskyCursor look(BlueskyCursor cursor, List<InboundEnvelope> found) {
        var left = new ArrayList<BlueskyCursor.Post>();
        for (int from = 0; from < cursor.posts().size(); from += AT_ONCE) {
            var part = cursor.posts()
                    .subList(from, Math.min(from + AT_ONCE, cursor.posts().size()));
            var there = there(part);
            for (var post : part) {
                boolean missed = PostUri.is(post.uri()) && !there.contains(post.uri());
                if (missed && post.missed()) {
                    found.add(deleted(post.uri()));
                } else {
                    left.add(new BlueskyCursor.Post(post.uri(), post.from(), missed));
                }
            }
        }
        return cursor.looked(now(), left);
    }

    private Set<String> there(List<BlueskyCursor.Post> posts) {
        String query = posts.stream()
                .map(BlueskyCursor.Post::uri)
                .filter(PostUri::is)
                .map(uri -> "uris=" + HttpCall.encode(uri))
                .collect(Collectors.joining("&"));
        Set<String> there = new HashSet<>();
        if (!query.isEmpty()) {
            var shown = api.read(() -> api.get("app.bsky.feed.getPosts?" + query));
            Json.items(shown, "posts").forEach(post -> there.add(Json.id(post, "uri")));
        }
        return there;
    }

    private InboundEnvelope deleted(String uri) {
        return envelopes.of(
                "bluesky deletion of " + uri,
                Json.bytes(Map.of("uri", uri, "deleted", true)),
                Map.of(BlueskyCodec.ACCOUNT, api.settings().did()));
    }
}
