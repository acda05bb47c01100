package dev.parley.channel.reddit;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.reddit.RedditCursor.Watched;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Looks again at the latest comments and submissions, and tells what was edited, deleted or removed. */
final class RedditChanges {
    private final RedditApi api;
    private final Envelopes envelopes;

    RedditChanges(RedditApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
    }

    RedditCursor look(RedditCursor cursor, List<InboundEnvelope> found, Map<String, String> attributes) {
        var now = envelopes.clock().instant();
        if (cursor.watched().isEmpty()) {
            return cursor.looked(now, List.of());
        }
        Map<String, JsonNode> shown = new HashMap<>();
        String names = cursor.watched().stream().map(Watched::name).collect(Collectors.joining(","));
        for (var item : Json.items(api.read("/api/info?id=" + names), "data", "children")) {
            shown.put(RedditThing.of(item).name(), item);
        }
        var left = new ArrayList<Watched>();
        for (var thing : cursor.watched()) {
            var item = shown.get(thing.name());
            var is = RedditThing.of(item == null ? gone(thing.name()) : item);
            if (is.isGone()) {
                found.add(change(is, item == null ? gone(thing.name()) : item, RedditCodec.DELETED, attributes));
            } else if (is.edited().isEmpty() || is.edited().equals(thing.edited())) {
                left.add(thing);
            } else {
                left.add(new Watched(thing.name(), is.edited(), thing.from()));
                found.add(change(is, item == null ? gone(thing.name()) : item, RedditCodec.EDITED, attributes));
            }
        }
        return cursor.looked(now, left);
    }

    /** What is not shown at all any more. */
    private static JsonNode gone(String name) {
        return Json.object(Json.bytes(Map.of(
                "kind",
                name.substring(0, 2),
                "data",
                Map.of("name", name, "body", "[deleted]", "selftext", "[deleted]"))));
    }

    private InboundEnvelope change(RedditThing thing, JsonNode item, String change, Map<String, String> attributes) {
        var all = new TreeMap<>(attributes);
        all.put(RedditCodec.CHANGE, change);
        return envelopes.of("reddit " + thing.name() + " " + change, Json.bytes(item), all);
    }
}
