package dev.parley.channel.mattermost;

import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the shape in which the server gives them. */
final class MattermostServer {
    static final String OURS = "user0parley000000000000001";
    static final String ANNA = "user0anna00000000000000001";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MattermostServer() {}

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }

    static byte[] bytes(Object json) {
        return JSON.writeValueAsBytes(json);
    }

    static ObjectNode post(String id, String channel, String text, Instant at) {
        var post = object("""
                {'edit_at': 0, 'delete_at': 0, 'is_pinned': false, 'root_id': '', 'original_id': '', 'type': '',
                 'props': {'disable_group_highlight': true}, 'hashtags': '', 'file_ids': [], 'pending_post_id': '',
                 'remote_id': '', 'reply_count': 0, 'last_reply_at': 0, 'participants': null, 'metadata': {}}
                """);
        return post.put("id", id)
                .put("channel_id", channel)
                .put("user_id", ANNA)
                .put("message", text)
                .put("create_at", at.toEpochMilli())
                .put("update_at", at.toEpochMilli());
    }

    static ObjectNode list(ObjectNode... posts) {
        var list = object("{'order': [], 'posts': {}, 'next_post_id': '', 'prev_post_id': '', 'has_next': false}");
        for (var post : posts) {
            list.withArray("order").add(post.path("id").asString());
            list.withObject("posts").set(post.path("id").asString(), post);
        }
        return list;
    }

    static String channels(String id, String type, String name, long lastPostAt) {
        return "[" + channel(id, type, name, lastPostAt) + "]";
    }

    static String channel(String id, String type, String name, long lastPostAt) {
        return object("{'team_id': 'team0000000000000000000001', 'delete_at': 0, 'header': '', 'total_msg_count': 3}")
                .put("id", id)
                .put("type", type)
                .put("name", name)
                .put("display_name", type.equals("D") ? "" : "The " + name)
                .put("last_post_at", lastPostAt)
                .toString();
    }
}
