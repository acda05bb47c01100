package dev.parley.channel.bluesky;

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
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Calls in the name of one account (https://atproto.com/specs/xrpc). */
final class BlueskyApi {
    private static final long LARGEST = 64L << 20;
    private static final String CHAT = "did:web:api.bsky.chat#bsky_chat";

    private final ProviderTools tools;
    private final BlueskySettings settings;
    private final Outcomes outcomes;
    private final BlueskySession session;
    private final Budget reads;
    private final Budget writes;

    BlueskyApi(ProviderTools tools, ChannelId channel, BlueskySettings settings) {
        this.tools = tools;
        this.settings = settings;
        this.outcomes = new Outcomes("Bluesky", tools.clock(), BlueskyApi::words);
        this.session = new BlueskySession(tools, channel, settings, outcomes);
        String account = settings.server() + settings.identifier();
        this.reads = Budget.of(account, "all", 3000, Duration.ofMinutes(5));
        // 5,000 points an hour, and to create takes three.
        this.writes = Budget.of(account, "write", 1600, Duration.ofHours(1));
    }

    private static String words(Answered answer) {
        String error = Json.line(100, answer.json(), "error");
        String message = Json.line(300, answer.json(), "message");
        return error.isEmpty() || message.isEmpty() ? error + message : error + ": " + message;
    }

    BlueskySettings settings() {
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
                "Make a new app password in Bluesky (Settings, Privacy and security, App passwords) that allows access to"
                        + " direct messages, and enter it here.");
    }

    /** {@code query}: a method's name and its parameters. */
    HttpAnswer get(String query) {
        return authorised(call("GET", query).atMost(LARGEST), reads);
    }

    HttpAnswer chat(String query) {
        return authorised(call("GET", query).header("atproto-proxy", CHAT).atMost(LARGEST), reads);
    }

    HttpAnswer post(String method, Object json) {
        return authorised(call("POST", method).json(json), writes);
    }

    HttpAnswer chatPost(String method, Object json) {
        return authorised(call("POST", method).header("atproto-proxy", CHAT).json(json), writes);
    }

    HttpAnswer upload(String type, byte[] content) {
        return authorised(
                call("POST", "com.atproto.repo.uploadBlob").with(new HttpCall.Body.Bytes(type, content)), writes);
    }

    private HttpCall call(String method, String query) {
        return HttpCall.of(method, settings.server() + "/xrpc/" + query).within(tools.answer());
    }

    private HttpAnswer authorised(HttpCall call, Budget budget) {
        return new RenewedToken(session::token, session::refused, BlueskyApi::isRefused)
                .ask(token -> tools.http().send(call.bearer(token), budget));
    }

    private static boolean isRefused(Answered answer) {
        return answer.status() == 401
                || answer.status() == 400 && Json.text(answer.json(), "error").equals("ExpiredToken");
    }

    /** What it is answered with; its failure is that of a poll. */
    JsonNode read(Supplier<HttpAnswer> ask) {
        try {
            var answer = ask.get();
            if (answer instanceof Answered answered
                    && answered.ok()
                    && answered.json().isObject()) {
                return answered.json();
            }
            throw failures().of(answer);
        } catch (RefusedException e) {
            throw failures().of(e);
        }
    }
}
