package dev.parley.channel.reddit;

import dev.parley.channel.ChannelId;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.provider.RenewedToken;
import dev.parley.channel.social.Json;
import dev.parley.channel.social.PollFailures;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Calls in the name of one account. */
final class RedditApi {
    private static final long LARGEST = 64L << 20;

    private final ProviderTools tools;
    private final RedditSettings settings;
    private final Outcomes outcomes;
    private final RedditToken token;
    private final Budget budget;

    RedditApi(ProviderTools tools, ChannelId channel, RedditSettings settings) {
        this.tools = tools;
        this.settings = settings;
        this.outcomes = new Outcomes("Reddit", tools.clock(), RedditApi::words);
        this.token = new RedditToken(tools, channel, settings, outcomes);
        // 100 calls a minute, averaged over ten, for all who use the app.
        this.budget = Budget.of(settings.grant().client(), "all", 1000, Duration.ofMinutes(10));
    }

    private static String words(Answered answer) {
        for (String field : new String[] {"explanation", "message", "reason", "error_description", "error"}) {
            String words = Json.line(300, answer.json(), field);
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** Reddit throttles whoever does not say in its form who asks. */
    static String agent(RedditSettings settings) {
        String name = settings.name().replaceAll("[^A-Za-z0-9_-]", "");
        return "server:dev.parley:1" + (name.isEmpty() ? "" : " (by /u/" + name + ")");
    }

    RedditSettings settings() {
        return settings;
    }

    ProviderTools tools() {
        return tools;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    PollFailures failures() {
        return new PollFailures(
                outcomes,
                "Check the app's id and secret and the account at https://www.reddit.com/prefs/apps; the account must be"
                        + " allowed to read what is followed here, and a token needs the scopes identity, read,"
                        + " privatemessages, submit and, for moderators' mail, modmail.");
    }

    /** {@code path} with its query, to which {@code raw_json=1} is added: text comes as it was written. */
    HttpAnswer get(String path) {
        String query = (path.contains("?") ? "&" : "?") + "raw_json=1";
        return authorised(call("GET", path + query).atMost(LARGEST));
    }

    /** The JSON at a path, whose failure is that of a poll. */
    JsonNode read(String path) {
        var answer = ask(path);
        if (answer.ok() && answer.json().isObject()) {
            return answer.json();
        }
        throw failures().of(answer);
    }

    /** Whatever Reddit answers; that it does not is the failure of a poll. */
    Answered ask(String path) {
        try {
            var answer = get(path);
            if (answer instanceof Answered answered) {
                return answered;
            }
            throw failures().of(answer);
        } catch (RefusedException e) {
            throw failures().of(e);
        }
    }

    HttpAnswer post(String path, Map<String, String> form) {
        return authorised(call("POST", path + "?raw_json=1").form(form));
    }

    private HttpCall call(String method, String path) {
        return HttpCall.of(method, settings.api() + path)
                .header("user-agent", agent(settings))
                .within(tools.answer());
    }

    private HttpAnswer authorised(HttpCall call) {
        return new RenewedToken(token::get, token::refused)
                .ask(access -> tools.http().send(call.bearer(access), budget));
    }
}
