package dev.parley.channel.instagram;

import dev.parley.channel.ChannelId;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.meta.Fields;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import java.util.Map;

/** Keeps the tokens of Instagram Login alive: each lives for 60 days, and may be renewed once it is a day old. */
final class InstagramTokens {
    private static final Duration RENEWED = Duration.ofDays(7);
    private static final Duration NOT_YET = Duration.ofDays(1);

    private final ProviderTools tools;

    InstagramTokens(ProviderTools tools) {
        this.tools = tools;
    }

    /** The settings with the token that counts now. */
    InstagramSettings current(ChannelId channel, InstagramSettings settings) {
        return switch (settings.login()) {
            // The token of a page does not end.
            case FACEBOOK -> settings;
            case INSTAGRAM ->
                settings.with(tools.tokens()
                        .get(channel, name(settings), last -> renewed(settings, last))
                        .access());
        };
    }

    /** Another token in the settings begins anew. */
    private static String name(InstagramSettings settings) {
        return "instagram-" + Budget.of(settings.app().token(), "", 1, NOT_YET).credential();
    }

    private Token renewed(InstagramSettings settings, Token last) {
        String token = last.access().isEmpty() ? settings.app().token() : last.access();
        var query = Map.of("grant_type", "ig_refresh_token", "access_token", token);
        var call = HttpCall.get(settings.app().api() + "/refresh_access_token?" + HttpCall.encode(query));
        var now = tools.clock().instant();
        if (tools.http().send(call.within(tools.answer())) instanceof Answered answered && answered.ok()) {
            String newer = Fields.text(answered.json(), "access_token");
            if (!newer.isEmpty()) {
                return new Token(newer, "", now.plus(RENEWED));
            }
        }
        // Too young, or no answer now: it is used as it is, and what is wrong with it shows there.
        return new Token(token, "", now.plus(NOT_YET));
    }
}
