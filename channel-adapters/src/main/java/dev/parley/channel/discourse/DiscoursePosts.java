package dev.parley.channel.discourse;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes envelopes of what a webhook or a poll brought, the same of both. */
record DiscoursePosts(ChannelId id, DiscourseSettings settings) {
    static final String EVENT = "event";
    static final String FORUM = "forum";
    static final String PERSONAL = "personal";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whether a public post stands in a category that is read. */
    boolean isRead(JsonNode post) {
        var wanted = settings.receive().categories();
        if (wanted.isEmpty()) {
            return true;
        }
        String category = post.path("category_id").asString("");
        return settings.account().categories().contains(category)
                || wanted.contains(category)
                || wanted.contains(post.path("category_slug").stringValue(""));
    }

    static boolean isPersonal(JsonNode post) {
        return post.path("topic_archetype").stringValue("").equals("private_message");
    }

    InboundEnvelope envelope(String event, JsonNode node, boolean personal, Instant at) {
        String post = node.path("topic_id").asString("?") + "/"
                + node.path("post_number").asString("?");
        var account = settings.account();
        boolean restricted =
                account.restricted().contains(node.path("category_id").asString(""));
        return new InboundEnvelope(
                id,
                "discourse " + event + " " + post,
                at,
                JSON.writeValueAsBytes(node),
                Map.of(
                        EVENT,
                        event,
                        FORUM,
                        settings.forum().toString(),
                        PERSONAL,
                        Boolean.toString(personal),
                        DiscourseSettings.Account.USER,
                        account.user(),
                        DiscourseSettings.USERNAME,
                        settings.api().username(),
                        DiscourseSettings.Account.RESTRICTED,
                        Boolean.toString(restricted),
                        DiscourseSettings.STAFF,
                        settings.receive().staff().name()));
    }
}
