package dev.parley.channel.telegram;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.provider.ProviderTools;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Calls methods of the provider's, within its limits. */
final class TelegramApi {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ProviderTools tools;
    private final Outcomes outcomes;

    TelegramApi(ProviderTools tools) {
        this.tools = tools;
        this.outcomes = new Outcomes("Telegram", tools.clock(), answer -> Fields.text(answer.json(), "description"));
    }

    ProviderTools tools() {
        return tools;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** Calls a method that sends nothing to anybody. */
    HttpAnswer ask(TelegramSettings settings, String method, Object parameters) {
        var call = HttpCall.post(settings.method(method)).json(parameters).within(tools.answer());
        return tools.http().send(call, Budget.of(settings.token(), "ask", 30, SECOND));
    }

    /** Calls a method that writes into a room: once a second into a chat, twenty times a minute into a group. */
    HttpAnswer write(TelegramSettings settings, TelegramRoom room, HttpCall call) {
        String bucket = "chat " + room.chat();
        var chat = room.isGroup()
                ? Budget.of(settings.token(), bucket, 20, Duration.ofMinutes(1))
                : Budget.of(settings.token(), bucket, 1, SECOND);
        return tools.http().send(call.within(tools.answer()), chat, Budget.of(settings.token(), "send", 30, SECOND));
    }

    /** Fetches a file. */
    HttpAnswer download(TelegramSettings settings, String path, long maxBytes) {
        var call = HttpCall.get(settings.file(path)).within(tools.answer()).atMost(maxBytes);
        return tools.http().send(call, Budget.of(settings.token(), "file", 30, SECOND));
    }

    /** What a method returned; a missing node where it failed. */
    static JsonNode result(HttpAnswer answer) {
        return answer instanceof Answered answered && answered.ok() && Fields.flag(answered.json(), "ok")
                ? answered.json().path("result")
                : MissingNode.getInstance();
    }

    /** Whether the token is no longer one: Telegram does not find the bot, or does not let it in. */
    static boolean isTokenRefused(HttpAnswer answer) {
        return answer instanceof Answered answered && (answered.status() == 401 || answered.status() == 404);
    }
}
