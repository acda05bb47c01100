package dev.parley.channel.feed;

import dev.parley.channel.social.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a feed.
 *
 * @param begun whether it was read before
 * @param tag its ETag; empty where it has none
 * @param modified its Last-Modified; empty where it has none
 * @param next when it may be asked again
 * @param seen the fingerprint of each entry, by a hash of its id, the one that was there last at the end
 */
record FeedCursor(boolean begun, String tag, String modified, Instant next, Map<String, String> seen) {
    /** Twice as many as are read of a feed at once, so that none is forgotten that is still there. */
    private static final int MOST = 2000;

    private static final int HASH = 12;

    FeedCursor {
        seen = new LinkedHashMap<>(seen);
    }

    static FeedCursor of(String text) {
        var json = Json.parse(text);
        if (json.isEmpty()) {
            return new FeedCursor(false, "", "", Instant.EPOCH, Map.of());
        }
        Map<String, String> seen = new LinkedHashMap<>();
        json.get()
                .path("seen")
                .properties()
                .forEach(entry -> seen.put(entry.getKey(), entry.getValue().asString("")));
        return new FeedCursor(
                true,
                Json.text(json.get(), "tag"),
                Json.text(json.get(), "modified"),
                Json.epoch(Instant.EPOCH, json.get(), "next"),
                seen);
    }

    @Override
    public String toString() {
        return Json.write(Map.of("tag", tag, "modified", modified, "next", next.getEpochSecond(), "seen", seen));
    }

    /** The fingerprint that an entry had; empty where it was not there. */
    String fingerprint(String id) {
        return seen.getOrDefault(Digests.of(id, HASH), "");
    }

    /** The same with this entry as the one that was there last. */
    void see(String id, String fingerprint) {
        String hash = Digests.of(id, HASH);
        seen.remove(hash);
        seen.put(hash, fingerprint);
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    /** The same feed, to be asked at another time. */
    FeedCursor later(Instant moment) {
        return new FeedCursor(begun, tag, modified, moment, seen);
    }

    /** The same feed in another state. */
    FeedCursor state(String newTag, String newModified) {
        return new FeedCursor(true, newTag, newModified, next, seen);
    }
}
