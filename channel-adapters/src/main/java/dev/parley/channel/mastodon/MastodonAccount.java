package dev.parley.channel.mastodon;

import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.social.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Whose account it is, what its instance takes, and whether the token may do what has to be done. */
final class MastodonAccount {
    static final String SCOPES = "Make an access token with the scopes read, write:statuses and write:media on your"
            + " Mastodon server (Preferences, Development), and enter it here.";

    private final MastodonApi api;

    MastodonAccount(MastodonApi api) {
        this.api = api;
    }

    Connection connect() {
        var checks = test();
        var me = json("/api/v1/accounts/verify_credentials");
        Map<String, String> facts = new HashMap<>();
        put(facts, MastodonSettings.ID, Json.id(me, "id"));
        put(facts, MastodonSettings.APP, Json.line(500, json("/api/v1/apps/verify_credentials"), "name"));
        var instance = json("/api/v2/instance");
        var posts = Json.at(instance.isObject() ? instance : json("/api/v1/instance"), "configuration", "statuses");
        put(facts, MastodonSettings.CHARACTERS, number(posts, "max_characters"));
        put(facts, MastodonSettings.URL_CHARACTERS, number(posts, "characters_reserved_per_url"));
        put(facts, MastodonSettings.FILES, number(posts, "max_media_attachments"));
        put(facts, MastodonSettings.FILE_BYTES, number(files(instance), "image_size_limit"));
        String name = Json.line(300, me, "acct");
        String host = api.settings().server().getHost();
        return new Connection(name.isEmpty() || name.contains("@") ? name : name + "@" + host, facts, checks);
    }

    private static JsonNode files(JsonNode instance) {
        return Json.at(instance, "configuration", "media_attachments");
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private static String number(JsonNode node, String name) {
        long number = Json.number(0, node, name);
        return number > 0 && number < 999_999_999 ? Long.toString(number) : "";
    }

    private JsonNode json(String path) {
        return api.get(path) instanceof Answered answered && answered.ok()
                ? answered.json()
                : MissingNode.getInstance();
    }

    List<ConnectionCheck> test() {
        var me = api.get("/api/v1/accounts/verify_credentials");
        if (!(me instanceof Answered answered) || !answered.ok()) {
            return List.of(failed(Side.RECEIVE, me), failed(Side.SEND, me));
        }
        String name = "@" + Json.line(300, answered.json(), "acct") + " at "
                + api.settings().server().getHost();
        return List.of(receiving(name), sending(name));
    }

    private ConnectionCheck receiving(String name) {
        var answer = api.get("/api/v1/notifications?limit=1");
        return answer instanceof Answered answered && answered.ok()
                ? new ConnectionCheck(Side.RECEIVE, true, "Mentions of " + name + " and direct posts to it come in.")
                : failed(Side.RECEIVE, answer);
    }

    /** An empty post is refused for being empty only where posting is allowed at all. */
    private ConnectionCheck sending(String name) {
        var answer = api.post("/api/v1/statuses", Map.of("status", ""), "");
        boolean allowed = answer instanceof Answered answered && (answered.status() == 422 || answered.status() == 400);
        return allowed
                ? new ConnectionCheck(Side.SEND, true, "Answers are posted as " + name + ".")
                : failed(Side.SEND, answer);
    }

    private ConnectionCheck failed(Side side, HttpAnswer answer) {
        String sentence = api.outcomes().sentence(answer);
        int status = answer instanceof Answered answered ? answered.status() : 0;
        String remedy = switch (status) {
            case 401, 403 -> " " + SCOPES;
            case 404 -> " Is " + api.settings().server() + " a Mastodon server?";
            default -> "";
        };
        return new ConnectionCheck(side, false, sentence + remedy);
    }
}
