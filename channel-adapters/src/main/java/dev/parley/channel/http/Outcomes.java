package dev.parley.channel.http;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer.Answered;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** What the end of a request means for what was to be sent or fetched, where a provider has no words of its own for it. */
public final class Outcomes {
    private final Clock clock;
    private final String provider;
    private final Function<Answered, String> words;

    /**
     * For one provider.
     *
     * @param provider its name, for sentences
     * @param words finds the provider's own words for a failure in its answer; empty where there are none
     */
    public Outcomes(String provider, Clock clock, Function<Answered, String> words) {
        this.provider = provider;
        this.clock = clock;
        this.words = words;
    }

    /** {@code taken} reads a 2xx; the rest is told apart by status. */
    public SendOutcome ofSend(HttpAnswer answer, Function<Answered, SendOutcome> taken) {
        return switch (answer) {
            case Answered answered -> answered.ok() ? taken.apply(answered) : refused(answered);
            case HttpAnswer.NotSent not -> new SendOutcome.TryAgain(Duration.ZERO, provider + ": " + not.reason());
            case HttpAnswer.NoAnswer none -> new SendOutcome.Unknown(provider + ": " + none.reason());
            case HttpAnswer.Limited limited ->
                new SendOutcome.TryAgain(limited.after(), "The rate limit of " + provider + " is used up.");
            case HttpAnswer.TooLarge large ->
                new SendOutcome.Unknown(provider + " answered with more than " + large.limit() + " bytes.");
        };
    }

    private SendOutcome refused(Answered answer) {
        String sentence = sentence(answer);
        return switch (answer.status()) {
            case 401 -> new SendOutcome.Unauthorised(sentence);
            case 429 -> new SendOutcome.TryAgain(after(answer), sentence);
            // 503: nothing was begun (RFC 9110); 408 and 425: it was not taken.
            case 408, 425, 503 -> new SendOutcome.TryAgain(after(answer), sentence);
            default -> answer.status() >= 500 ? new SendOutcome.Unknown(sentence) : new SendOutcome.Rejected(sentence);
        };
    }

    /** {@code taken} reads a 2xx. */
    public MediaOutcome ofFetch(HttpAnswer answer, Function<Answered, MediaOutcome> taken) {
        return switch (answer) {
            case Answered answered -> answered.ok() ? taken.apply(answered) : notFetched(answered);
            case HttpAnswer.NotSent not -> new MediaOutcome.TryAgain(Duration.ZERO, not.reason());
            case HttpAnswer.NoAnswer none -> new MediaOutcome.TryAgain(Duration.ZERO, none.reason());
            case HttpAnswer.Limited limited ->
                new MediaOutcome.TryAgain(limited.after(), "The rate limit of " + provider + " is used up.");
            case HttpAnswer.TooLarge large ->
                new MediaOutcome.Refused("The file is larger than " + large.limit() + " bytes.");
        };
    }

    private MediaOutcome notFetched(Answered answer) {
        return answer.status() == 429 || answer.status() >= 500
                ? new MediaOutcome.TryAgain(after(answer), sentence(answer))
                : new MediaOutcome.Refused(sentence(answer));
    }

    /** {@code taken} reads a 2xx; that somebody is unknown is told apart from a provider that cannot tell now. */
    public ProfileOutcome ofProfile(HttpAnswer answer, Function<Answered, ProfileOutcome> taken) {
        return switch (answer) {
            case Answered answered -> answered.ok() ? taken.apply(answered) : notTold(answered);
            case HttpAnswer.Limited limited -> new ProfileOutcome.TryAgain(limited.after(), sentence(limited));
            case HttpAnswer.NotSent not -> new ProfileOutcome.TryAgain(Duration.ZERO, sentence(not));
            case HttpAnswer.NoAnswer none -> new ProfileOutcome.TryAgain(Duration.ZERO, sentence(none));
            case HttpAnswer.TooLarge large -> new ProfileOutcome.Unknown();
        };
    }

    private ProfileOutcome notTold(Answered answer) {
        boolean later = answer.status() == 401 || answer.status() == 429 || answer.status() >= 500;
        return later ? new ProfileOutcome.TryAgain(after(answer), sentence(answer)) : new ProfileOutcome.Unknown();
    }

    /** How it failed, in a sentence for the channel's health. */
    public String sentence(HttpAnswer answer) {
        return switch (answer) {
            case Answered answered -> {
                String said = words.apply(answered);
                yield provider + " answered " + answered.status() + (said.isBlank() ? "." : ": " + said);
            }
            case HttpAnswer.NotSent not -> provider + " cannot be reached. " + not.reason();
            case HttpAnswer.NoAnswer none -> provider + " does not answer. " + none.reason();
            case HttpAnswer.Limited limited ->
                "The rate limit of " + provider + " is used up for "
                        + limited.after().toSeconds() + " seconds.";
            case HttpAnswer.TooLarge large -> provider + " answered with more than " + large.limit() + " bytes.";
        };
    }

    /** How long the provider asks to wait; zero where it does not say. */
    public Duration after(Answered answer) {
        var now = clock.instant();
        return RateHeaders.closedUntil(answer, now)
                .map(until -> Duration.between(now, until))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }
}
