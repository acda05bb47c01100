package dev.parley.channel.mastodon;

import dev.parley.channel.social.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an account was read.
 *
 * @param since the newest notification
 * @param own the newest post of our own account; empty where these are not read
 * @param looked when posts were last looked at again for changes
 * @param watched posts that may still change, oldest first
 */
record MastodonCursor(String since, String own, Instant looked, List<Watched> watched) {
    /** Ids grow, as numbers on Mastodon and as text of one length elsewhere. */
    static final Comparator<String> AGE = Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    private static final int MOST = 40;
    private static final Duration LONGEST = Duration.ofDays(2);

    /**
     * A post that may still change.
     *
     * @param edited when it was last edited as far as it is known; empty: never
     * @param from when it came
     */
    record Watched(String id, String edited, Instant from) {}

    MastodonCursor {
        watched = List.copyOf(watched);
    }

    /** Nothing was read yet where {@link #since} is empty. */
    static MastodonCursor of(String text) {
        var json = Json.parse(text);
        if (json.isEmpty()) {
            return new MastodonCursor("", "", Instant.EPOCH, List.of());
        }
        var watched = Json.items(json.get(), "watched").stream()
                .map(each -> new Watched(
                        Json.id(each, "id"), Json.text(each, "edited"), Json.epoch(Instant.EPOCH, each, "from")))
                .toList();
        return new MastodonCursor(
                Json.id(json.get(), "since"),
                Json.id(json.get(), "own"),
                Json.epoch(Instant.EPOCH, json.get(), "looked"),
                watched);
    }

    @Override
    public String toString() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("since", since);
        json.put("own", own);
        json.put("looked", looked.getEpochSecond());
        json.put(
                "watched",
                watched.stream()
                        .map(each -> Map.of(
                                "id", each.id(),
                                "edited", each.edited(),
                                "from", each.from().getEpochSecond()))
                        .toList());
        return Json.write(json);
    }

    MastodonCursor since(String id) {
        return new MastodonCursor(AGE.compare(id, since) > 0 ? id : since, own, looked, watched);
    }

    MastodonCursor own(String id) {
        return new MastodonCursor(since, AGE.compare(id, own) > 0 ? id : own, looked, watched);
    }

    MastodonCursor looked(Instant now, List<Watched> left) {
        var young = left.stream()
                .filter(each -> each.from().isAfter(now.minus(LONGEST)))
                .toList();
        return new MastodonCursor(since, own, now, young);
    }

    /** Watches one more post, and in its place the oldest no longer. */
    MastodonCursor watch(Watched post) {
        var all = new ArrayList<>(watched);
        all.removeIf(each -> each.id().equals(post.id()));
        all.add(post);
        return new MastodonCursor(since, own, looked, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
