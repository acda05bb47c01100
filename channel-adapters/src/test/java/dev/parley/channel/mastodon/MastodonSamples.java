package dev.parley.channel.mastodon;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Notifications and posts in the shape that Mastodon 4.6 gives them. */
final class MastodonSamples {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String WE = "109000000000000001";
    static final String ANNA = "109000000000000002";

    private MastodonSamples() {}

    static ObjectNode account(String id, String acct) {
        var account = JSON.createObjectNode();
        account.put("id", id);
        account.put("username", acct.replaceFirst("@.*", ""));
        account.put("acct", acct);
        account.put("display_name", "Anna :verified: 🌻");
        account.put("bot", false);
        account.put("url", "https://social.example/@" + acct);
        account.putArray("emojis").addObject().put("shortcode", "verified").put("url", "https://social.example/v.png");
        return account;
    }

    static ObjectNode status(String id, String html, Instant at) {
        var status = JSON.createObjectNode();
        status.put("id", id);
        status.put("created_at", at.toString());
        status.putNull("in_reply_to_id");
        status.putNull("in_reply_to_account_id");
        status.put("sensitive", false);
        status.put("spoiler_text", "");
        status.put("visibility", "public");
        status.put("language", "de");
        status.put("uri", "https://social.example/users/anna/statuses/" + id);
        status.put("url", "https://social.example/@anna/" + id);
        status.putNull("edited_at");
        status.put("content", html);
        status.set("account", account(ANNA, "anna@social.example"));
        status.putArray("media_attachments");
        status.putArray("mentions")
                .addObject()
                .put("id", WE)
                .put("username", "acme")
                .put("url", "https://mastodon.example/@acme")
                .put("acct", "acme");
        status.putArray("tags");
        status.putArray("emojis");
        status.putNull("poll");
        return status;
    }

    static ObjectNode notification(String id, String type, ObjectNode status) {
        var notification = JSON.createObjectNode();
        notification.put("id", id);
        notification.put("type", type);
        notification.put("created_at", status.path("created_at").asString());
        notification.set("account", account(ANNA, "anna@social.example"));
        notification.set("status", status);
        return notification;
    }

    static ArrayNode list(ObjectNode... all) {
        var list = JSON.createArrayNode();
        for (var each : all) {
            list.add(each);
        }
        return list;
    }

    static Map<String, String> settings(String provider) {
        return Map.of("api.url", provider, "api.token", "token-1", "account.id", WE);
    }

    static String html(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>";
    }
}
