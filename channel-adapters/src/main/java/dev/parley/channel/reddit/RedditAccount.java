package dev.parley.channel.reddit;

import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.social.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whose account it is, and what it may read and write. */
final class RedditAccount {
    private final RedditApi api;

    RedditAccount(RedditApi api) {
        this.api = api;
    }

    Connection connect() {
        try {
            if (api.get("/api/v1/me") instanceof Answered answered && answered.ok()) {
                String name = Json.line(100, answered.json(), "name");
                return new Connection(name, name.isEmpty() ? Map.of() : Map.of(RedditSettings.NAME, name), test());
            }
        } catch (RefusedException e) {
            return new Connection("", Map.of(), failed(String.valueOf(e.getMessage())));
        }
        return new Connection("", Map.of(), test());
    }

    List<ConnectionCheck> test() {
        try {
            var me = api.get("/api/v1/me");
            if (!(me instanceof Answered answered) || !answered.ok()) {
                return failed(sentence(me));
            }
            String name = Json.line(100, answered.json(), "name");
            return List.of(receiving(name), sending(name, answered));
        } catch (RefusedException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static List<ConnectionCheck> failed(String sentence) {
        return List.of(
                new ConnectionCheck(Side.RECEIVE, false, sentence), new ConnectionCheck(Side.SEND, false, sentence));
    }

    private String sentence(HttpAnswer answer) {
        return api.outcomes().sentence(answer);
    }

    private ConnectionCheck receiving(String name) {
        var sources = new ArrayList<String>(List.of("/message/inbox?limit=1&mark=false"));
        api.settings().subreddits().forEach(each -> sources.add("/r/" + each + "/new?limit=1"));
        if (api.settings().modmail()) {
            sources.add("/api/mod/conversations?limit=1");
        }
        for (String source : sources) {
            var answer = api.get(source);
            if (!(answer instanceof Answered answered) || !answered.ok()) {
                String place = source.replaceFirst("\\?.*", "");
                return new ConnectionCheck(
                        Side.RECEIVE,
                        false,
                        sentence(answer) + " u/" + name + " cannot read " + place + ": check that it exists, that the"
                                + " account may see it, and the token's scopes (identity, read, privatemessages,"
                                + " modmail).");
            }
        }
        return new ConnectionCheck(Side.RECEIVE, true, "What is written to u/" + name + " comes in.");
    }

    private static ConnectionCheck sending(String name, Answered me) {
        if (Json.flag(me.json(), "is_suspended")) {
            return new ConnectionCheck(
                    Side.SEND, false, "Reddit has suspended u/" + name + ". Appeal, or use another account.");
        }
        return new ConnectionCheck(Side.SEND, true, "Answers are written as u/" + name + ".");
    }
}
