package dev.parley.channel.x;

import dev.parley.channel.SendOutcome;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.poll.PollException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What X's errors mean: problem details of V2 (RFC 9457), numbered codes of V1. */
final class XFailures {
    private static final Duration CAPPED = Duration.ofHours(6);
    private static final Duration DAILY = Duration.ofHours(1);

    private final Outcomes outcomes;

    XFailures(Clock clock) {
        this.outcomes = new Outcomes("X", clock, XFailures::words);
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** {@code taken} reads a 2xx. */
    SendOutcome ofSend(HttpAnswer answer, Function<Answered, SendOutcome> taken) {
        if (answer instanceof Answered answered && !answered.ok()) {
            var known = known(answered);
            if (known != null) {
                return known;
            }
        }
        return outcomes.ofSend(answer, taken);
    }

    /** Nothing was sent. */
    SendOutcome ofSend(RefusedException refused) {
        String sentence = String.valueOf(refused.getMessage());
        return refused.forGood()
                ? new SendOutcome.Unauthorised(sentence)
                : new SendOutcome.TryAgain(Duration.ZERO, sentence);
    }

    PollException ofToken(RefusedException refused) {
        String sentence = String.valueOf(refused.getMessage());
        return refused.forGood() ? PollException.refused(sentence) : PollException.failed(sentence, Duration.ZERO);
    }

    /** {@code feed}: what was asked for. */
    PollException ofPoll(HttpAnswer answer, String feed) {
        String sentence = outcomes.sentence(answer);
        String what = feed.equals(XFeed.MENTIONS.name()) ? "mentions" : "direct messages";
        return switch (answer) {
            case HttpAnswer.Limited limited -> PollException.failed(sentence, limited.after());
            case Answered answered ->
                switch (answered.status()) {
                    case 401 -> PollException.refused(sentence + " Authorise the channel anew on its page.");
                    case 402, 403 ->
                        PollException.refused(sentence + " X's plan or the scopes of this app do not include " + what
                                + ". Change them, or switch " + what + " off in this channel.");
                    default -> PollException.failed(sentence, outcomes.after(answered));
                };
            default -> PollException.failed(sentence, Duration.ZERO);
        };
    }

    private @Nullable SendOutcome known(Answered answered) {
        var json = answered.json();
        String said = outcomes.sentence(answered);
        var byCode = byCode(code(json), answered, said);
        if (byCode != null) {
            return byCode;
        }
        String type = Fields.text(json.path("type")).toLowerCase(Locale.ROOT);
        String detail = words(answered).toLowerCase(Locale.ROOT);
        if (type.contains("usage-capped")) {
            return new SendOutcome.TryAgain(CAPPED, said + " The month's quota of X's plan is used up.");
        }
        if (type.contains("/credits") || answered.status() == 402) {
            return new SendOutcome.Unauthorised(said + " X's plan of this app has no credits left; add some there.");
        }
        if (type.contains("client-forbidden")
                || type.contains("unsupported-authentication")
                || type.contains("oauth1-permissions")
                || detail.contains("oauth1 app permissions")) {
            return new SendOutcome.Unauthorised(
                    said + " Give the app write and direct message permissions in X's developer portal, then authorise"
                            + " the channel anew.");
        }
        if (answered.status() == 403) {
            return new SendOutcome.Rejected(said + advice(detail));
        }
        return null;
    }

    private static String advice(String detail) {
        if (detail.contains("duplicate")) {
            return " X takes the same words only once; change them a little.";
        }
        boolean direct = detail.contains("direct message")
                || detail.contains("dm")
                || detail.contains("send messages")
                || detail.contains("follow");
        return direct
                ? " This person takes no direct messages from this account; answer in public and ask them to write one."
                : " Change the answer, or reply by another channel.";
    }

    /** https://docs.x.com/x-api/fundamentals/response-codes-and-errors. */
    private @Nullable SendOutcome byCode(int code, Answered answered, String said) {
        return switch (code) {
            case 88, 130 -> new SendOutcome.TryAgain(outcomes.after(answered), said);
            case 185, 340, 344 ->
                new SendOutcome.TryAgain(DAILY, said + " The account has reached its limit for today.");
            case 32, 64, 89, 93, 99, 135, 215, 220, 261, 326, 453 ->
                new SendOutcome.Unauthorised(
                        said + " Check the keys and permissions of the app, and whether X has locked the account.");
            case 150, 151, 349 -> new SendOutcome.Rejected(said + advice("direct message"));
            case 187 -> new SendOutcome.Rejected(said + advice("duplicate"));
            case 186, 354 -> new SendOutcome.Rejected(said + " Shorten the answer.");
            case 144, 385 -> new SendOutcome.Rejected(said + " The post that it answers is gone.");
            case 433 -> new SendOutcome.Rejected(said + " Its writer lets only some people reply; write to them.");
            case 324, 323, 325 -> new SendOutcome.Rejected(said + " X does not take this file; send another.");
            case 34, 50, 63, 108, 226, 407 -> new SendOutcome.Rejected(said);
            default -> null;
        };
    }

    private static int code(JsonNode json) {
        var code = json.path("errors").path(0).path("code");
        return code.isIntegralNumber() ? code.asInt(0) : 0;
    }

    /** X's own words. */
    static String words(Answered answered) {
        var json = answered.json();
        String whole = Fields.first(json, "detail", "error_description", "error");
        var first = json.path("errors").path(0);
        String part = Fields.first(first, "detail", "message", "title");
        boolean both = !whole.isEmpty() && !part.isEmpty() && !whole.contains(part);
        String words = whole.isEmpty() ? part : both ? whole + " " + part : whole;
        String shown = words.isEmpty() ? Fields.first(json, "title") : words;
        return shown.substring(0, Math.min(shown.length(), 400));
    }
}
