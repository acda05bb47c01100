package dev.parley.channel.slack;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Calls of Slack's Web API with one channel's token. Most failures are answers with status 200 and {@code "ok": false}. */
record SlackApi(ProviderTools tools, SlackSettings settings) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** One message a second in each conversation. */
    Budget posting(String conversation) {
        return Budget.of(settings.token(), "post:" + conversation, 1, Duration.ofSeconds(1));
    }

    /** What most methods are limited to at least (tier 3). */
    Budget asking(String method) {
        return Budget.of(settings.token(), method, 50, MINUTE);
    }

    HttpAnswer json(String method, Object arguments, Budget budget) {
        return tools.http().send(call(method).json(arguments), budget);
    }

    /** For methods that take no JSON. */
    HttpAnswer form(String method, Map<String, String> arguments) {
        return tools.http().send(call(method).form(arguments), asking(method));
    }

    private HttpCall call(String method) {
        return HttpCall.post(settings.api() + "/" + method)
                .bearer(settings.token())
                .within(tools.answer());
    }

    Outcomes outcomes() {
        return new Outcomes("Slack", tools.clock(), SlackApi::error);
    }

    /** The error code of an answer; empty where there is none. */
    static String error(Answered answer) {
        return answer.json().path("error").stringValue("");
    }

    static boolean isOk(HttpAnswer answer) {
        return answer instanceof Answered answered
                && answered.ok()
                && answered.json().path("ok").booleanValue(false);
    }

    /** Why a call failed, in a sentence. */
    String sentence(HttpAnswer answer) {
        return answer instanceof Answered answered
                        && answered.ok()
                        && !error(answered).isEmpty()
                ? SlackErrors.sentence(error(answered), answered)
                : outcomes().sentence(answer);
    }

    /** Whether a server is Slack's own, or stands in for it: only there the token goes. */
    boolean isProvider(URI uri) {
        if (String.valueOf(uri.getAuthority()).equalsIgnoreCase(settings.api().getAuthority())) {
            return String.valueOf(uri.getScheme())
                    .equalsIgnoreCase(settings.api().getScheme());
        }
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getUserInfo() == null
                && (host.equals("slack.com") || host.endsWith(".slack.com"));
    }
}
