package dev.parley.inbox.journey;

import dev.parley.inbox.journey.HttpStandIn.Asked;
import dev.parley.inbox.journey.HttpStandIn.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A Mastodon server where people mention the company; it is asked by a cursor, and does a post once however often it comes. */
final class MastodonInstance implements AutoCloseable {
    private final HttpStandIn http = new HttpStandIn(this::answer);
    private final List<Map<String, Object>> posts = new ArrayList<>();
    private final Queue<Long> polls = new ConcurrentLinkedQueue<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    String url() {
        return http.url();
    }

    /** Somebody mentions the company; {@code answered} is the post below which they do, 0: none. Returns the post's number. */
    synchronized int mention(String writer, String text, int answered) {
        int id = posts.size() + 1;
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("id", Integer.toString(id));
        post.put("created_at", Instant.now().toString());
        post.put("in_reply_to_id", answered == 0 ? null : Integer.toString(answered));
        post.put("visibility", "public");
        post.put("content", "<p>" + text + "</p>");
        post.put("url", http.url() + "/@" + writer + "/" + id);
        post.put("account", Map.of("id", "person-" + writer, "acct", writer, "display_name", writer));
        posts.add(post);
        return id;
    }

    /** The first time at which somebody asked for what is new after {@code moment}, as {@link System#nanoTime} counts; 0: nobody yet. */
    long polledAfter(long moment) {
        return polls.stream().filter(poll -> poll - moment > 0).findFirst().orElse(0L);
    }

    /** The text of each answer, once for each key. */
    List<String> answers() {
        return List.copyOf(answers.values());
    }

    private Told answer(Asked asked) {
        String path = asked.uri().getPath();
        if (asked.is("GET", "/api/v1/notifications")) {
            polls.add(System.nanoTime());
            return Told.ok(notifications(asked.parameter("min_id"), Integer.parseInt(asked.parameter("limit"))));
        }
        if (asked.is("POST", "/api/v1/statuses")) {
            return post(asked);
        }
        if (asked.is("GET", "/api/v1/accounts/verify_credentials")) {
            return Told.ok(Map.of("id", "1", "acct", "acme", "display_name", "Acme"));
        }
        return path.startsWith("/api/v1/statuses/") ? status(path.split("/")) : Told.missing();
    }

    /** The oldest after {@code after}, the newest of them first; without it the newest of all. */
    private synchronized List<Map<String, Object>> notifications(String after, int limit) {
        int from = after.isEmpty() ? Math.max(0, posts.size() - limit) : Integer.parseInt(after);
        return posts.subList(from, Math.min(posts.size(), from + limit)).reversed().stream()
                .map(post -> Map.of("id", post.get("id"), "type", "mention", "status", post))
                .toList();
    }

    /** Numbers that are no post's are answers of ours. */
    private synchronized Told status(String[] path) {
        int number = Integer.parseInt(path[4]);
        if (number > posts.size()) {
            return Told.missing();
        }
        var post = posts.get(number - 1);
        if (path.length == 5) {
            return Told.ok(post);
        }
        var above = post.get("in_reply_to_id");
        List<Object> ancestors = above == null ? List.of() : List.of(posts.get(Integer.parseInt(above.toString()) - 1));
        return Told.ok(Map.of("ancestors", ancestors, "descendants", List.of()));
    }

    private Told post(Asked asked) {
        String text = asked.body().path("status").asString("");
        if (text.isEmpty()) {
            return new Told(422, Map.of("error", "Validation failed: Text can't be blank"));
        }
        answers.putIfAbsent(asked.key(), text);
        return Told.ok(
                Map.of("id", Integer.toString(1_000_000 + Math.abs(asked.key().hashCode() % 1_000_000))));
    }

    @Override
    public void close() {
        http.close();
    }
}
