package dev.parley.channel.reddit;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Things in the shape in which Reddit lists them. */
final class RedditSamples {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private RedditSamples() {}

    static ObjectNode comment(String id, String text, Instant at) {
        var thing = JSON.createObjectNode().put("kind", "t1");
        var data = thing.putObject("data");
        data.put("name", "t1_" + id).put("id", id).put("author", "Anna_B").put("author_fullname", "t2_anna");
        data.put("body", text).put("body_html", "<!-- SC_OFF --><div class=\"md\"><p>" + html(text) + "</p>\n</div>");
        data.put("subject", "comment reply").put("type", "comment_reply").put("was_comment", true);
        data.put("link_title", "Test post").put("subreddit", "acme").put("dest", "acme_help");
        data.put("parent_id", "t1_ours").put("context", "/r/acme/comments/9zz/test_post/" + id + "/?context=3");
        data.put("created_utc", (double) at.getEpochSecond()).put("new", true);
        data.putNull("first_message_name").putNull("distinguished").put("replies", "");
        return thing;
    }

    static ObjectNode message(String id, String first, String text, Instant at) {
        var thing = JSON.createObjectNode().put("kind", "t4");
        var data = thing.putObject("data");
        data.put("name", "t4_" + id).put("id", id).put("author", "Anna_B").put("subject", "re: order 17");
        data.put("body", text).put("body_html", "<div class=\"md\"><p>" + html(text) + "</p></div>");
        data.put("was_comment", false).put("dest", "acme_help").put("context", "");
        data.put("created_utc", (double) at.getEpochSecond());
        if (first.isEmpty()) {
            data.putNull("first_message_name").putNull("parent_id");
        } else {
            data.put("first_message_name", "t4_" + first).put("parent_id", "t4_" + first);
        }
        return thing;
    }

    static ObjectNode submission(String id, String title, String text, Instant at) {
        var thing = JSON.createObjectNode().put("kind", "t3");
        var data = thing.putObject("data");
        data.put("name", "t3_" + id).put("id", id).put("author", "Anna_B").put("title", title);
        data.put("selftext", text).put("selftext_html", "<div class=\"md\"><p>" + html(text) + "</p></div>");
        data.put("permalink", "/r/acme/comments/" + id + "/test_post/").put("subreddit", "acme");
        data.put("url", "https://www.reddit.com/r/acme/comments/" + id + "/test_post/");
        data.put("created_utc", (double) at.getEpochSecond())
                .put("edited", false)
                .put("is_self", true);
        data.putNull("removed_by_category");
        return thing;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static ObjectNode listing(ObjectNode... all) {
        var listing = JSON.createObjectNode().put("kind", "Listing");
        var data = listing.putObject("data");
        data.putNull("after").put("dist", all.length).putNull("before");
        var children = data.putArray("children");
        for (var each : all) {
            children.add(each);
        }
        return listing;
    }

    static Map<String, String> settings(String provider) {
        return Map.of(
                "api.url", provider,
                "auth.url", provider,
                "auth.client-id", "client",
                "auth.client-secret", "secret",
                "auth.user", "acme_help",
                "auth.password", "geheim");
    }
}
