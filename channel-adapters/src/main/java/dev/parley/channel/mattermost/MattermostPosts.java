package dev.parley.channel.mattermost;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a post that was made or changed into one envelope for each thing that happened to it. */
final class MattermostPosts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REMEMBERED = 20_000;

    private final ChannelId id;
    private final Clock clock;
    private final MattermostSettings settings;
    /** The posts that were cut last, by their last change: asking overlaps, and need not bring them again. */
    private final Map<String, Long> seen = new LinkedHashMap<>();

    MattermostPosts(ChannelId id, Clock clock, MattermostSettings settings) {
        this.id = id;
        this.clock = clock;
        this.settings = settings;
    }

    /** What happened. */
    enum What {
        POSTED,
        EDITED,
        DELETED,
        REACTED
    }

    /** The posts of a list that were asked for (it also has the roots of their threads), from the oldest. */
    static List<JsonNode> sorted(JsonNode list) {
        var all = new ArrayList<JsonNode>();
        for (var id : list.path("order")) {
            var post = list.path("posts").path(id.stringValue(""));
            if (post.isObject()) {
                all.add(post);
            }
        }
        all.sort(Comparator.comparingLong(post -> post.path("create_at").asLong(0)));
        return all;
    }

    List<InboundEnvelope> cut(JsonNode post, MattermostChannel channel, long since, MattermostLive live) {
        String name = post.path("id").stringValue("");
        long changed = post.path("update_at").asLong(0);
        var before = seen.remove(name);
        remember(name, changed);
        if (before != null && before == changed) {
            return List.of();
        }
        var all = new ArrayList<InboundEnvelope>();
        if (after(post, "delete_at", since)) {
            all.add(envelope(What.DELETED, post, channel));
            return all;
        }
        if (before == null && after(post, "create_at", since)) {
            all.add(envelope(What.POSTED, post, channel));
        }
        if (after(post, "edit_at", since)) {
            all.add(envelope(What.EDITED, post, channel));
        }
        for (String user : reacted(post, since, live)) {
            all.add(envelope(What.REACTED, reactions(post, user), channel));
        }
        return all;
    }

    private void remember(String name, long changed) {
        seen.put(name, changed);
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    private static boolean after(JsonNode node, String field, long since) {
        return node.path(field).asLong(0) > since;
    }

    /** Whose reactions are others than before; that somebody took the last one back only the WebSocket tells. */
    private static TreeSet<String> reacted(JsonNode post, long since, MattermostLive live) {
        var users = new TreeSet<>(live.unreacted(post.path("id").stringValue("")));
        for (var reaction : post.path("metadata").path("reactions")) {
            if (after(reaction, "create_at", since) || after(reaction, "update_at", since)) {
                users.add(reaction.path("user_id").stringValue(""));
            }
        }
        users.remove("");
        return users;
    }

    /** All reactions that one person has there now. */
    private static ObjectNode reactions(JsonNode post, String user) {
        var node = JSON.createObjectNode();
        node.set("id", post.path("id"));
        node.put("user_id", user);
        node.set("update_at", post.path("update_at"));
        var names = node.putArray("emoji_names");
        for (var reaction : post.path("metadata").path("reactions")) {
            boolean there = reaction.path("delete_at").asLong(0) == 0;
            if (there && reaction.path("user_id").stringValue("").equals(user)) {
                names.add(reaction.path("emoji_name").stringValue(""));
            }
        }
        return node;
    }

    private InboundEnvelope envelope(What what, JsonNode raw, MattermostChannel channel) {
        return new InboundEnvelope(
                id,
                "mattermost " + channel.id() + "/" + raw.path("id").stringValue(""),
                clock.instant(),
                JSON.writeValueAsBytes(raw),
                Map.of(
                        "what",
                        what.name(),
                        "type",
                        channel.type(),
                        "name",
                        channel.name(),
                        "title",
                        channel.title(),
                        "server",
                        settings.server().toString(),
                        MattermostSettings.USER,
                        settings.user()));
    }
}
