package dev.parley.channel.telegram;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.poll.Poll;
import dev.parley.channel.poll.PollException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Asks for updates. The cursor is the number of the next one; the provider keeps those that were not confirmed by asking for a
 * later one, for a day, so a new channel begins with what waits there.
 */
final class TelegramPoll implements Poll {
    private static final Logger log = LoggerFactory.getLogger(TelegramPoll.class);
    private static final int PAGE = 100;
    private static final long LARGEST_PAGE = 64L << 20;

    private final TelegramApi api;
    private final TelegramSettings settings;
    private final ChannelId channel;
    private final Duration patience;

    /** {@code patience}: how long the provider may hold a request while there is nothing new. */
    TelegramPoll(TelegramApi api, TelegramSettings settings, ChannelId channel, Duration patience) {
        this.api = api;
        this.settings = settings;
        this.channel = channel;
        this.patience = patience;
    }

    @Override
    public Page next(String cursor) {
        var parameters = new TreeMap<String, Object>(
                Map.of("limit", PAGE, "timeout", patience.toSeconds(), "allowed_updates", TelegramCodec.TOLD));
        if (cursor.matches("[0-9]{1,18}")) {
            parameters.put("offset", Long.parseLong(cursor));
        }
        var call = HttpCall.post(settings.method("getUpdates"))
                .json(parameters)
                .within(api.tools().answer().plus(patience))
                .atMost(LARGEST_PAGE);
        var answer = api.tools().http().send(call, Budget.of(settings.token(), "poll", 10, Duration.ofSeconds(1)));
        JsonNode updates = TelegramApi.result(answer);
        if (!updates.isArray()) {
            throw failed(answer);
        }
        return page(updates, cursor);
    }

    private Page page(JsonNode updates, String cursor) {
        long next = -1;
        var envelopes = new ArrayList<InboundEnvelope>();
        for (JsonNode update : updates) {
            long number = Fields.number(update, "update_id");
            next = Math.max(next, number + 1);
            envelopes.add(new InboundEnvelope(
                    channel,
                    "telegram update " + number,
                    api.tools().clock().instant(),
                    Fields.JSON.writeValueAsBytes(update),
                    Map.of(TelegramCodec.BOT, settings.bot())));
            release(update);
        }
        if (!envelopes.isEmpty() && next < 0) {
            throw PollException.failed("Telegram gives updates without numbers.", Duration.ZERO);
        }
        return new Page(List.copyOf(envelopes), next < 0 ? cursor : Long.toString(next), !envelopes.isEmpty());
    }

    /** The button that was pressed stops waiting; nothing is lost where that fails. */
    private void release(JsonNode update) {
        String query = Fields.text(update.path("callback_query"), "id");
        if (!query.isEmpty()) {
            var answer = api.ask(settings, "answerCallbackQuery", Map.of("callback_query_id", query));
            log.debug("A pressed button was answered: {}", answer);
        }
    }

    private PollException failed(HttpAnswer answer) {
        if (TelegramApi.isTokenRefused(answer)) {
            return PollException.refused(TelegramFailures.TOKEN_REFUSED);
        }
        String sentence = api.outcomes().sentence(answer);
        return switch (answer) {
            case Answered answered -> {
                if (answered.status() == 409) {
                    yield conflict(sentence);
                }
                var asked = TelegramFailures.retryAfter(answered);
                var told = api.outcomes().after(answered);
                yield PollException.failed(sentence, asked.compareTo(told) > 0 ? asked : told);
            }
            case HttpAnswer.Limited limited -> PollException.failed(sentence, limited.after());
            case HttpAnswer.NotSent not -> PollException.failed(sentence, Duration.ZERO);
            case HttpAnswer.NoAnswer none -> PollException.failed(sentence, Duration.ZERO);
            case HttpAnswer.TooLarge large -> PollException.failed(sentence, Duration.ZERO);
        };
    }

    /** Telegram posts to a webhook or gives to one that asks, never both. */
    private PollException conflict(String sentence) {
        if (!sentence.toLowerCase(Locale.ROOT).contains("webhook")) {
            return PollException.failed(
                    "Another program asks for this bot's messages. Stop it, or give it a bot of its own. " + sentence,
                    Duration.ZERO);
        }
        var removed = api.ask(settings, "deleteWebhook", Map.of("drop_pending_updates", false));
        return PollException.failed(
                TelegramApi.result(removed).isMissingNode()
                        ? "Telegram delivers to a webhook that cannot be removed. "
                                + api.outcomes().sentence(removed)
                        : "Telegram delivered to a webhook, which was removed now.",
                Duration.ZERO);
    }
}
