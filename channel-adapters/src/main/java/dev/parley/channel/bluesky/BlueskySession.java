package dev.parley.channel.bluesky;

import dev.parley.channel.ChannelId;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** The account's session: its access token lives for some hours, is renewed by the other, and if need be by logging in again. */
final class BlueskySession {
    private static final String NAME = "session";
    private static final Duration SHORT = Duration.ofMinutes(30);

    private final ProviderTools tools;
    private final ChannelId channel;
    private final BlueskySettings settings;
    private final Outcomes outcomes;

    BlueskySession(ProviderTools tools, ChannelId channel, BlueskySettings settings, Outcomes outcomes) {
        this.tools = tools;
        this.channel = channel;
        this.settings = settings;
        this.outcomes = outcomes;
    }

    /** One that may be used; {@link RefusedException} where there is none. */
    Token token() {
        return tools.tokens().get(channel, NAME, this::renew);
    }

    void refused(Token token) {
        tools.tokens().expire(channel, NAME, token);
    }

    private Token renew(Token last) {
        if (!last.refresh().isEmpty()) {
            var answer = ask(call("refreshSession").bearer(last.refresh()));
            if (answer instanceof Answered answered && answered.ok()) {
                return token(answered);
            }
            boolean refused =
                    answer instanceof Answered answered && (answered.status() == 400 || answered.status() == 401);
            if (!refused) {
                throw new RefusedException(outcomes.sentence(answer), false);
            }
        }
        return logIn();
    }

    private Token logIn() {
        var answer = ask(call("createSession")
                .json(Map.of("identifier", settings.identifier(), "password", settings.password())));
        if (answer instanceof Answered answered && answered.ok()) {
            return token(answered);
        }
        String error = answer instanceof Answered answered ? Json.line(100, answered.json(), "error") : "";
        String sentence = outcomes.sentence(answer);
        throw switch (error) {
            case "AuthFactorTokenRequired" ->
                new RefusedException(
                        "This is the account's own password. Make an app password in Bluesky under Settings, Privacy and"
                                + " security, App passwords, and enter that.",
                        true);
            case "AuthenticationRequired" ->
                new RefusedException(
                        sentence + " Check the handle, and make a new app password in Bluesky under Settings, Privacy"
                                + " and security, App passwords.",
                        true);
            case "AccountTakedown" -> new RefusedException(sentence + " Bluesky has suspended this account.", true);
            default -> {
                boolean forGood = answer instanceof Answered answered && answered.status() == 401;
                yield new RefusedException(sentence, forGood);
            }
        };
    }

    private HttpCall call(String method) {
        return HttpCall.post(settings.server() + "/xrpc/com.atproto.server." + method)
                .within(tools.answer());
    }

    private HttpAnswer ask(HttpCall call) {
        return tools.http()
                .send(call, Budget.of(settings.server() + settings.identifier(), "session", 30, Duration.ofMinutes(5)));
    }

    private Token token(Answered answer) {
        String access = Json.text(answer.json(), "accessJwt");
        if (access.isEmpty()) {
            throw new RefusedException("Bluesky answered a login without a token.", false);
        }
        var otherwise = tools.clock().instant().plus(SHORT);
        return new Token(access, Json.text(answer.json(), "refreshJwt"), expiry(access, otherwise));
    }

    private static Instant expiry(String jwt, Instant otherwise) {
        String[] parts = jwt.split("\\.", -1);
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : "");
            return Json.parse(new String(claims, StandardCharsets.UTF_8))
                    .map(json -> Json.epoch(otherwise, json, "exp"))
                    .orElse(otherwise);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
