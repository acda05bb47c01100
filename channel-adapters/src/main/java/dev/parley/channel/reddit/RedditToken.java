package dev.parley.channel.reddit;

import dev.parley.channel.ChannelId;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Access for an hour or a day (https://github.com/reddit-archive/reddit/wiki/OAuth2). */
final class RedditToken {
    private static final String NAME = "access";

    private final ProviderTools tools;
    private final ChannelId channel;
    private final RedditSettings settings;
    private final Outcomes outcomes;

    RedditToken(ProviderTools tools, ChannelId channel, RedditSettings settings, Outcomes outcomes) {
        this.tools = tools;
        this.channel = channel;
        this.settings = settings;
        this.outcomes = outcomes;
    }

    /** One that may be used; {@link RefusedException} where there is none. */
    Token get() {
        return tools.tokens().get(channel, NAME, this::renew);
    }

    void refused(Token token) {
        tools.tokens().expire(channel, NAME, token);
    }

    private Token renew(Token last) {
        var grant = settings.grant();
        String refresh = last.refresh().isEmpty() ? grant.refresh() : last.refresh();
        var form = refresh.isEmpty()
                ? Map.of("grant_type", "password", "username", grant.user(), "password", grant.password())
                : Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        String pair = grant.client() + ":" + grant.secret();
        var call = HttpCall.post(settings.login() + "/api/v1/access_token")
                .header("user-agent", RedditApi.agent(settings))
                .header(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .form(form)
                .within(tools.answer());
        var answer = tools.http().send(call, Budget.of(grant.client(), "login", 30, Duration.ofMinutes(10)));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            boolean forGood =
                    answer instanceof Answered refused && (refused.status() == 400 || refused.status() == 401);
            throw new RefusedException(
                    outcomes.sentence(answer)
                            + (forGood ? " Check the app's id and secret, and the refresh token if there is one." : ""),
                    forGood);
        }
        return token(answered, refresh);
    }

    private Token token(Answered answer, String refresh) {
        String access = Json.text(answer.json(), "access_token");
        if (access.isEmpty()) {
            String error = Json.line(200, answer.json(), "error");
            throw new RefusedException(
                    "Reddit gives no access" + (error.isEmpty() ? "." : ": " + error + ".")
                            + " Check the account's name and password, and that two-factor authentication is off for a"
                            + " script app.",
                    true);
        }
        String rotated = Json.text(answer.json(), "refresh_token");
        long seconds = Json.number(3600, answer.json(), "expires_in");
        return new Token(
                access,
                rotated.isEmpty() ? refresh : rotated,
                tools.clock().instant().plusSeconds(Math.max(0, seconds)));
    }
}
