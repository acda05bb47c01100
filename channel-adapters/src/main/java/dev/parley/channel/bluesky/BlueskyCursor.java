package dev.parley.channel.bluesky;

import dev.parley.channel.social.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an account was read.
 *
 * @param since notifications until then were read; null time, {@link Instant#EPOCH}: nothing was
 * @param walk where the walk back from the newest notification to {@code since} stands; empty between two walks
 * @param top what {@code since} becomes after the walk
 * @param chat the newest revision of the chat's log; empty where it is not read yet
 * @param looked when posts were last looked at for deletions
 * @param posts those that came lately, oldest first
 */
record BlueskyCursor(Instant since, String walk, Instant top, String chat, Instant looked, List<Post> posts) {
    private static final int MOST = 75;
    private static final Duration LONGEST = Duration.ofDays(2);

    /**
     * A post that came.
     *
     * @param missed whether it was not there when it was last looked for
     */
    record Post(String uri, Instant from, boolean missed) {}

    BlueskyCursor {
        posts = List.copyOf(posts);
    }

    static BlueskyCursor of(String text) {
        var json = Json.parse(text);
        if (json.isEmpty()) {
            return new BlueskyCursor(Instant.EPOCH, "", Instant.EPOCH, "", Instant.EPOCH, List.of());
        }
        var posts = Json.items(json.get(), "posts").stream()
                .map(post -> new Post(
                        Json.id(post, "uri"), Json.epoch(Instant.EPOCH, post, "from"), Json.flag(post, "missed")))
                .toList();
        return new BlueskyCursor(
                Json.instant(Instant.EPOCH, json.get(), "since"),
                Json.text(json.get(), "walk"),
                Json.instant(Instant.EPOCH, json.get(), "top"),
                Json.text(json.get(), "chat"),
                Json.epoch(Instant.EPOCH, json.get(), "looked"),
                posts);
    }

    @Override
    public String toString() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("since", since.toString());
        json.put("walk", walk);
        json.put("top", top.toString());
        json.put("chat", chat);
        json.put("looked", looked.getEpochSecond());
        json.put(
                "posts",
                posts.stream()
                        .map(post -> Map.of(
                                "uri", post.uri(), "from", post.from().getEpochSecond(), "missed", post.missed()))
                        .toList());
        return Json.write(json);
    }

    boolean isEmpty() {
        return since.equals(Instant.EPOCH);
    }

    boolean knows(String uri) {
        return posts.stream().anyMatch(post -> post.uri().equals(uri));
    }

    /** In the middle of a walk back. */
    BlueskyCursor walking(String next, Instant newest) {
        return new BlueskyCursor(since, next, newest, chat, looked, posts);
    }

    /** At the end of it. */
    BlueskyCursor arrived(Instant newest) {
        var latest = newest.isAfter(since) ? newest : since;
        return new BlueskyCursor(latest, "", Instant.EPOCH, chat, looked, posts);
    }

    BlueskyCursor chat(String revision) {
        return new BlueskyCursor(since, walk, top, revision, looked, posts);
    }

    BlueskyCursor looked(Instant now, List<Post> left) {
        var young = left.stream()
                .filter(post -> post.from().isAfter(now.minus(LONGEST)))
                .toList();
        return new BlueskyCursor(since, walk, top, chat, now, young);
    }

    BlueskyCursor with(String uri, Instant now) {
        var all = new ArrayList<>(posts);
        all.add(new Post(uri, now, false));
        var kept = all.subList(Math.max(0, all.size() - MOST), all.size());
        return new BlueskyCursor(since, walk, top, chat, looked, kept);
    }
}
