package dev.parley.channel.bluesky;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the shape of Bluesky's lexicons. */
final class BlueskySamples {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String WE = "did:plc:acme0000000000000000000";
    static final String ANNA = "did:plc:anna0000000000000000000";
    static final String ROOT = "at://" + WE + "/app.bsky.feed.post/3lroot";

    private BlueskySamples() {}

    static ObjectNode profile(String did, String handle, String name) {
        return JSON.createObjectNode().put("did", did).put("handle", handle).put("displayName", name);
    }

    static ObjectNode record(String text, Instant at) {
        var record = JSON.createObjectNode();
        record.put("$type", "app.bsky.feed.post");
        record.put("text", text);
        record.put("createdAt", at.toString());
        record.putArray("langs").add("de");
        return record;
    }

    static void answers(ObjectNode record, String root, String parent) {
        var reply = record.putObject("reply");
        reply.putObject("root").put("uri", root).put("cid", "bafyroot");
        reply.putObject("parent").put("uri", parent).put("cid", "bafyparent");
    }

    static ObjectNode notification(String key, String reason, ObjectNode record, Instant at) {
        var notification = JSON.createObjectNode();
        notification.put("uri", "at://" + ANNA + "/app.bsky.feed.post/" + key);
        notification.put("cid", "bafy" + key);
        notification.set("author", profile(ANNA, "anna.example", "Anna 🌻"));
        notification.put("reason", reason);
        notification.set("record", record);
        notification.put("isRead", false);
        notification.put("indexedAt", at.toString());
        return notification;
    }

    static ObjectNode notifications(ObjectNode... all) {
        var answer = JSON.createObjectNode();
        var list = answer.putArray("notifications");
        for (var each : all) {
            list.add(each);
        }
        return answer;
    }

    static ObjectNode said(String id, String sender, String text, Instant at) {
        var log = JSON.createObjectNode();
        log.put("$type", "chat.bsky.convo.defs#logCreateMessage");
        log.put("rev", "22222" + id);
        log.put("convoId", "3lconvo");
        var message = log.putObject("message");
        message.put("$type", "chat.bsky.convo.defs#messageView");
        message.put("id", id);
        message.put("rev", "22222" + id);
        message.put("text", text);
        message.putObject("sender").put("did", sender);
        message.put("sentAt", at.toString());
        return log;
    }

    static String session(Instant expires) {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"exp\":" + expires.getEpochSecond() + "}").getBytes(StandardCharsets.UTF_8));
        return "{\"did\":\"" + WE + "\",\"handle\":\"acme.example\",\"accessJwt\":\"e30." + claims
                + ".sig\",\"refreshJwt\":\"refresh-1\",\"active\":true}";
    }

    static Map<String, String> settings(String provider) {
        return Map.of(
                "api.url", provider,
                "directory.url", provider,
                "auth.handle", "acme.example",
                "auth.app-password", "abcd-efgh-ijkl-mnop",
                "account.id", WE);
    }
}
