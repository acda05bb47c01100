package dev.parley.channel.mastodon;

import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.mastodon.MastodonCursor.Watched;
import dev.parley.channel.social.Envelopes;
import dev.parley.channel.social.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks again at posts that came lately, and tells what became of them. */
final class MastodonChanges {
    private static final int AT_ONCE = 20;

    private final MastodonApi api;
    private final Envelopes envelopes;

    MastodonChanges(MastodonApi api, Envelopes envelopes) {
        this.api = api;
        this.envelopes = envelopes;
    }

    MastodonCursor look(MastodonCursor cursor, List<InboundEnvelope> found) {
        var left = new ArrayList<Watched>();
        for (int from = 0; from < cursor.watched().size(); from += AT_ONCE) {
            var part = cursor.watched()
                    .subList(from, Math.min(from + AT_ONCE, cursor.watched().size()));
            var shown = several(part);
            for (var post : part) {
                var now = shown.containsKey(post.id()) ? shown.get(post.id()) : one(post.id());
                if (now == null) {
                    found.add(deleted(post.id()));
                } else {
                    left.add(compare(post, now, found));
                }
            }
        }
        return cursor.looked(envelopes.clock().instant(), left);
    }

    /** Those that the server shows; none where it is older than this call (Mastodon 4.3). */
    private Map<String, JsonNode> several(List<Watched> posts) {
        String query = posts.stream()
                .map(post -> "id%5B%5D=" + HttpCall.encode(post.id()))
                .collect(Collectors.joining("&"));
        Map<String, JsonNode> shown = new HashMap<>();
        if (api.get("/api/v1/statuses?" + query) instanceof HttpAnswer.Answered answered && answered.ok()) {
            answered.json().values().forEach(status -> shown.put(Json.id(status, "id"), status));
        }
        return shown;
    }

    /** Null: it is gone. */
    private @Nullable JsonNode one(String id) {
        var answer = api.get("/api/v1/statuses/" + HttpCall.encode(id));
        if (answer instanceof HttpAnswer.Answered answered && (answered.status() == 404 || answered.status() == 410)) {
            return null;
        }
        if (answer instanceof HttpAnswer.Answered answered && answered.ok()) {
            return answered.json();
        }
        throw api.failures().of(answer);
    }

    private Watched compare(Watched post, JsonNode now, List<InboundEnvelope> found) {
        String edited = new MastodonStatus(now).editedAt();
        if (edited.isEmpty() || edited.equals(post.edited())) {
            return post;
        }
        found.add(envelopes.of(
                "mastodon post " + post.id() + " edited at " + edited,
                Json.bytes(now),
                Map.of(MastodonCodec.TYPE, MastodonCodec.UPDATED)));
        return new Watched(post.id(), edited, post.from());
    }

    private InboundEnvelope deleted(String id) {
        return envelopes.of(
                "mastodon post " + id + " deleted",
                Json.bytes(Map.of("id", id)),
                Map.of(MastodonCodec.TYPE, MastodonCodec.DELETED));
    }
}
