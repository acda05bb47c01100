package dev.parley.channel.sms;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;

/** Calls the provider, within the number of requests that it takes at once. */
final class SmsApi {
    private final ProviderTools tools;
    private final Outcomes outcomes;

    SmsApi(ProviderTools tools) {
        this.tools = tools;
        this.outcomes = new Outcomes("The SMS provider", tools.clock(), SmsApi::words);
    }

    ProviderTools tools() {
        return tools;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    HttpAnswer call(SmsSettings settings, HttpCall call) {
        var budget = Budget.of(settings.account() + settings.token(), "api", 100, Duration.ofSeconds(1));
        return tools.http()
                .send(call.header("authorization", settings.authorization()).within(tools.answer()), budget);
    }

    static String words(Answered answer) {
        return answer.json().path("message").asString("");
    }

    /** The provider's error code; empty where there is none. */
    static String code(Answered answer) {
        String code = answer.json().path("code").asString("");
        return code.matches("[0-9]{4,6}") ? code : "";
    }

    /** How it failed, in a sentence for a manager. */
    String sentence(HttpAnswer answer) {
        boolean refused = answer instanceof Answered answered && (answered.status() == 401 || answered.status() == 404);
        return refused ? SmsErrors.CREDENTIALS_REFUSED : outcomes.sentence(answer);
    }
}
