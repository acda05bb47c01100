package dev.parley.channel.x;

import dev.parley.channel.Authorisation;
import dev.parley.channel.ChannelId;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.oauth.OAuth;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.provider.RenewedToken;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Speaks to X for one channel's account; a token that X refuses is renewed once. Throws {@link RefusedException}. */
final class XApi {
    static final String TOKEN = "oauth";
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final long LARGEST_ANSWER = 32L << 20;
    private static final Set<String> MEDIA_HOSTS = Set.of("ton.twitter.com", "ton.x.com");

    private final XSettings settings;
    private final ChannelId channel;
    private final ProviderTools tools;

    XApi(XSettings settings, ChannelId channel, ProviderTools tools) {
        this.settings = settings;
        this.channel = channel;
        this.tools = tools;
    }

    /** What X documents for one user of one app within a quarter of an hour. */
    enum Limit {
        MENTIONS(300),
        READ_DIRECT(15),
        DIRECT(15),
        POST(100),
        USERS(75),
        UPLOAD(500),
        WEBHOOKS(15);

        private final int calls;

        Limit(int calls) {
            this.calls = calls;
        }
    }

    HttpAnswer get(String path, Map<String, String> query, Limit limit) {
        String parameters = query.isEmpty() ? "" : "?" + HttpCall.encode(query);
        return send(HttpCall.get(settings.api() + path + parameters).atMost(LARGEST_ANSWER), Map.of(), limit);
    }

    HttpAnswer post(String path, Map<String, Object> json, Limit limit) {
        return send(HttpCall.post(settings.api() + path).json(json), Map.of(), limit);
    }

    /** {@code form}: the fields of the call's form, which belong to what V1 signs. */
    HttpAnswer send(HttpCall call, Map<String, String> form, Limit limit) {
        var patient = call.within(tools.answer());
        return switch (settings.access()) {
            case XSettings.Access.V1 v1 ->
                tools.http()
                        .send(
                                patient.header("authorization", signature(v1.keys(), patient, form)),
                                budget(v1.keys().token(), limit));
            case XSettings.Access.V2 access ->
                renewing(access, patient, budget(access.client().id(), limit));
        };
    }

    private HttpAnswer renewing(XSettings.Access.V2 access, HttpCall call, Budget budget) {
        return new RenewedToken(() -> token(access), token -> tools.tokens().expire(channel, TOKEN, token))
                .ask(token -> tools.http().send(call.bearer(token), budget));
    }

    private Token token(XSettings.Access.V2 access) {
        var way = new Authorisation(settings.provider(access), access.client(), TOKEN);
        return new OAuth(tools.http(), tools.clock()).current(tools.tokens(), channel, way, access.refreshToken());
    }

    private String signature(XKeys keys, HttpCall call, Map<String, String> form) {
        return keys.header(
                call,
                form,
                UUID.randomUUID().toString(),
                tools.clock().instant().getEpochSecond());
    }

    private Budget budget(String credential, Limit limit) {
        return Budget.of(credential + " " + settings.account(), limit.name(), limit.calls, WINDOW);
    }

    /** Whether an address is X's own, which may see the account's credentials. */
    boolean isOurs(URI uri) {
        boolean api = String.valueOf(uri.getAuthority())
                        .equalsIgnoreCase(settings.api().getAuthority())
                && settings.api().getScheme().equalsIgnoreCase(uri.getScheme());
        return api
                || "https".equalsIgnoreCase(uri.getScheme())
                        && uri.getPort() < 0
                        && uri.getUserInfo() == null
                        && uri.getHost() != null
                        && MEDIA_HOSTS.contains(uri.getHost().toLowerCase(java.util.Locale.ROOT));
    }

    XSettings settings() {
        return settings;
    }
}
