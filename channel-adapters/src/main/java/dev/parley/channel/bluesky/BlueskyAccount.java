package dev.parley.channel.bluesky;

import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.social.Json;
import java.util.List;
import java.util.Map;

/** Whose account it is, and what the app password allows. */
final class BlueskyAccount {
    private final BlueskyApi api;

    BlueskyAccount(BlueskyApi api) {
        this.api = api;
    }

    Connection connect() {
        try {
            if (api.get("com.atproto.server.getSession") instanceof Answered answered && answered.ok()) {
                String did = Json.id(answered.json(), "did");
                return new Connection(did, did.isEmpty() ? Map.of() : Map.of(BlueskySettings.DID, did), test());
            }
        } catch (RefusedException e) {
            return new Connection("", Map.of(), failed(String.valueOf(e.getMessage())));
        }
        return new Connection("", Map.of(), test());
    }

    List<ConnectionCheck> test() {
        try {
            var me = api.get("com.atproto.server.getSession");
            if (!(me instanceof Answered answered) || !answered.ok()) {
                return failed(sentence(me));
            }
            return List.of(receiving(Json.line(300, answered.json(), "handle")), sending(answered));
        } catch (RefusedException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static List<ConnectionCheck> failed(String sentence) {
        return List.of(
                new ConnectionCheck(Side.RECEIVE, false, sentence), new ConnectionCheck(Side.SEND, false, sentence));
    }

    private String sentence(HttpAnswer answer) {
        boolean stranger = answer instanceof Answered answered && answered.status() == 404;
        return api.outcomes().sentence(answer)
                + (stranger ? " Is " + api.settings().server() + " a server of the AT protocol?" : "");
    }

    private ConnectionCheck receiving(String handle) {
        var posts = api.get("app.bsky.notification.listNotifications?limit=1");
        if (!(posts instanceof Answered answered) || !answered.ok()) {
            return new ConnectionCheck(Side.RECEIVE, false, sentence(posts));
        }
        if (api.settings().postsOnly()) {
            return new ConnectionCheck(Side.RECEIVE, true, "Posts that mention or answer @" + handle + " come in.");
        }
        var chats = api.chat("chat.bsky.convo.listConvos?limit=1");
        return chats instanceof Answered told && told.ok()
                ? new ConnectionCheck(
                        Side.RECEIVE, true, "Posts that mention or answer @" + handle + " and direct messages come in.")
                : new ConnectionCheck(
                        Side.RECEIVE,
                        false,
                        sentence(chats) + " Direct messages cannot be read: make an app password that allows access to"
                                + " direct messages, or choose posts only.");
    }

    private static ConnectionCheck sending(Answered me) {
        boolean active = !me.json().path("active").isBoolean() || Json.flag(me.json(), "active");
        return active
                ? new ConnectionCheck(
                        Side.SEND, true, "Answers are posted as @" + Json.line(300, me.json(), "handle") + ".")
                : new ConnectionCheck(
                        Side.SEND,
                        false,
                        "This account is not active (" + Json.line(100, me.json(), "status")
                                + "). Sign in to Bluesky and look what it needs.");
    }
}
