package dev.parley.channel.discourse;

import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.provider.ProviderTools;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Calls of a forum's API with one channel's key. */
record DiscourseApi(ProviderTools tools, DiscourseSettings settings) {
    /** Fifty posts of the greatest length, in both their forms. */
    private static final long LONGEST = 64L << 20;

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    HttpAnswer get(String path) {
        return send(call("GET", path).atMost(LONGEST));
    }

    HttpAnswer post(String path, Object value) {
        return send(call("POST", path).json(value));
    }

    HttpCall call(String method, String path) {
        return authorised(HttpCall.of(method, settings.forum() + path)).within(tools.answer());
    }

    HttpCall authorised(HttpCall call) {
        return call.header("Api-Key", settings.api().key())
                .header("Api-Username", settings.api().username());
    }

    /** The forum's default for a key is sixty calls a minute. */
    HttpAnswer send(HttpCall call) {
        return tools.http().send(call, Budget.of(settings.api().key(), "api", 60, Duration.ofMinutes(1)));
    }

    /** Whether an address is the forum's own: only there the key goes. */
    boolean isForum(URI uri) {
        return String.valueOf(uri.getAuthority())
                        .equalsIgnoreCase(settings.forum().getAuthority())
                && String.valueOf(uri.getScheme())
                        .equalsIgnoreCase(settings.forum().getScheme());
    }

    Outcomes outcomes() {
        return new Outcomes("Discourse", tools.clock(), DiscourseApi::words);
    }

    private static String words(Answered answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.asString(""))
                .collect(Collectors.joining(" "));
    }

    /** A wrong key is answered with 403, as is what the account may not do; only the words differ. */
    boolean isRefusedKey(Answered answer) {
        return answer.status() == 401
                || answer.status() == 403
                        && (words(answer).contains("API") || words(answer).contains("api_key"));
    }

    /** How long the forum asks to wait; it says so in the body where a proxy keeps its header. */
    private Duration after(Answered answer) {
        long seconds = answer.json().path("extras").path("wait_seconds").asLong(0);
        boolean told = answer.header("retry-after").isEmpty() && seconds > 0 && seconds < LONGEST_WAIT.toSeconds();
        return told ? Duration.ofSeconds(seconds) : outcomes().after(answer);
    }

    JsonNode given(HttpAnswer answer) {
        if (answer instanceof Answered answered
                && answered.ok()
                && answered.json().isContainer()) {
            return answered.json();
        }
        String sentence = outcomes().sentence(answer);
        if (answer instanceof Answered answered && isRefusedKey(answered)) {
            throw PollException.refused("The forum refuses the API key: enter a new one. " + sentence);
        }
        throw PollException.failed(sentence, wait(answer));
    }

    private Duration wait(HttpAnswer answer) {
        return switch (answer) {
            case Answered answered -> after(answered);
            case HttpAnswer.Limited limited -> limited.after();
            case HttpAnswer.NotSent not -> Duration.ZERO;
            case HttpAnswer.NoAnswer none -> Duration.ZERO;
            case HttpAnswer.TooLarge large -> Duration.ZERO;
        };
    }

    /** What an answer to sending means that is no success. */
    SendOutcome refused(HttpAnswer answer) {
        if (answer instanceof Answered answered) {
            if (isRefusedKey(answered)) {
                return new SendOutcome.Unauthorised(
                        "The forum refuses the API key or its user name: create a new key and enter it. "
                                + outcomes().sentence(answered));
            }
            if (answered.status() == 429) {
                return new SendOutcome.TryAgain(after(answered), outcomes().sentence(answered));
            }
            if (answered.status() == 404) {
                return new SendOutcome.Rejected("The topic is gone, or the account cannot see it any more.");
            }
        }
        return outcomes()
                .ofSend(answer, strange -> new SendOutcome.Unknown("The forum gave an answer that cannot be read."));
    }
}
