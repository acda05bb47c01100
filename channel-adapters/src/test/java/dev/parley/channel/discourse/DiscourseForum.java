package dev.parley.channel.discourse;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.http.Signatures;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts in the shape in which a forum gives them. */
final class DiscourseForum {
    static final String SECRET = "a secret of a webhook";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DiscourseForum() {}

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }

    static byte[] bytes(Object json) {
        return JSON.writeValueAsBytes(json);
    }

    static String html(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>";
    }

    /** As it stands in a list of the latest posts. */
    static ObjectNode post(long id, int number, String cooked, Instant at) {
        return object("""
                        {'name': 'Anna Meier', 'username': 'anna', 'avatar_template': '/letter_avatar_proxy/v4/letter/a/{size}.png',
                         'post_type': 1, 'posts_count': 9, 'reply_count': 0, 'reply_to_post_number': null, 'quote_count': 0,
                         'incoming_link_count': 0, 'reads': 1, 'score': 0, 'topic_id': 77, 'topic_slug': 'how-do-i-reset-it',
                         'topic_title': 'How do I reset it?', 'topic_html_title': 'How do I reset it?', 'category_id': 5,
                         'display_username': 'Anna Meier', 'version': 1, 'user_title': null, 'moderator': false, 'admin': false,
                         'staff': false, 'user_id': 42, 'hidden': false, 'trust_level': 1, 'deleted_at': null,
                         'user_deleted': false, 'edit_reason': null, 'wiki': false, 'reviewable_id': null}
                        """)
                .put("id", id)
                .put("post_number", number)
                .put("cooked", cooked)
                .put("created_at", at.toString())
                .put("updated_at", at.toString());
    }

    /** As a webhook brings it. */
    static ObjectNode event(ObjectNode post) {
        post.put("topic_posts_count", 9)
                .put("topic_filtered_posts_count", 9)
                .put("topic_archetype", "regular")
                .put("category_slug", "support");
        var body = object("{}");
        body.set("post", post);
        return body;
    }

    static Map<String, String> headers(String type, String event, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Discourse-Event-Type", type);
        headers.put("X-Discourse-Event", event);
        headers.put(
                "X-Discourse-Event-Signature",
                "sha256=" + HexFormat.of().formatHex(Signatures.hmacSha256(SECRET, body)));
        return headers;
    }

    static ObjectNode latest(ObjectNode... posts) {
        var list = object("{'latest_posts': []}");
        for (var post : posts) {
            list.withArray("latest_posts").add(post);
        }
        return list;
    }

    /** What the forum answers to a post that it took. */
    static ResponseDefinitionBuilder taken() {
        return okJson("{\"id\":9001,\"topic_id\":77,\"post_number\":8,\"username\":\"parley\"}");
    }

    /** What it answers to a key that counts no more. */
    static ResponseDefinitionBuilder expired() {
        return jsonResponse(
                "{\"errors\":[\"You are not permitted to view the requested resource. The API username or key is invalid.\"],"
                        + "\"error_type\":\"invalid_access\"}",
                403);
    }

    /** What was written to it, as its readers see it. */
    static String words(LoggedRequest sent) {
        return DiscourseMarkdownTests.shown(
                JSON.readTree(sent.getBody()).path("raw").asString(""));
    }
}
