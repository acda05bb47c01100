package dev.parley.channel.x;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts one event of a page and what X told beside it into an envelope, in the shape in which X answers when asked for it alone. */
final class XEnvelopes {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private XEnvelopes() {}

    /** Two for an edited post: its first version may never have been seen, and then the edit would change nothing. */
    static List<InboundEnvelope> of(ChannelId channel, JsonNode event, JsonNode includes, String account, Instant now) {
        var one = JSON.createObjectNode();
        one.set("data", event);
        one.set("includes", needed(event, includes));
        byte[] raw = JSON.writeValueAsBytes(one);
        String place = "x " + Fields.id(event.path("id"));
        var plain = new InboundEnvelope(channel, place, now, raw, Map.of(XCodec.ACCOUNT, account));
        return event.path("edit_history_tweet_ids").size() < 2
                ? List.of(plain)
                : List.of(
                        new InboundEnvelope(
                                channel,
                                place + " as first",
                                now,
                                raw,
                                Map.of(XCodec.ACCOUNT, account, XCodec.AS_FIRST, "true")),
                        plain);
    }

    private static ObjectNode needed(JsonNode event, JsonNode includes) {
        var names = new HashSet<String>();
        collect(event, names);
        for (var post : Fields.list(includes.path("tweets"))) {
            if (names.contains(Fields.id(post.path("id")))) {
                collect(post, names);
            }
        }
        var needed = JSON.createObjectNode();
        for (String kind : List.of("users", "tweets", "media")) {
            for (var each : Fields.list(includes.path(kind))) {
                String id = Fields.first(each, "media_key", "id");
                if (names.contains(id)) {
                    needed.withArray(kind).add(each);
                }
            }
        }
        return needed;
    }

    /** Every id that the event mentions. */
    private static void collect(JsonNode event, Set<String> names) {
        for (String name : List.of("author_id", "in_reply_to_user_id", "sender_id")) {
            names.add(Fields.id(event.path(name)));
        }
        names.addAll(List.of(Fields.text(event.path("dm_conversation_id")).split("-")));
        Fields.list(event.path("participant_ids")).forEach(id -> names.add(Fields.id(id)));
        Fields.list(event.path("referenced_tweets")).forEach(post -> names.add(Fields.id(post.path("id"))));
        Fields.list(event.path("attachments").path("media_keys")).forEach(key -> names.add(Fields.text(key)));
        names.remove("");
    }
}
