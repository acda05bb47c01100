package dev.parley.channel.meta;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.meta.ErrorMeaning.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** What an answer of the Graph API means: by its error where it has one, by its status otherwise. */
public final class GraphOutcomes {
    private static final Duration MENDED = Duration.ofMinutes(15);

    private final String provider;
    private final Outcomes outcomes;

    /** {@code provider} is what sentences call it, such as "WhatsApp". */
    public GraphOutcomes(String provider, Clock clock) {
        this.provider = provider;
        this.outcomes = new Outcomes(
                provider,
                clock,
                answer -> GraphError.of(answer).map(GraphError::shown).orElse(""));
    }

    /** {@code taken} reads a 2xx. */
    public SendOutcome ofSend(HttpAnswer answer, Function<Answered, SendOutcome> taken) {
        if (answer instanceof Answered refused && !refused.ok()) {
            var error = GraphError.of(refused);
            if (error.isPresent()) {
                return refused(error.get(), refused);
            }
        }
        return outcomes.ofSend(answer, taken);
    }

    /** Of something that can be repeated without harm, such as an upload: what nobody knows is tried again. */
    public SendOutcome ofHarmless(HttpAnswer answer, Function<Answered, SendOutcome> taken) {
        return switch (ofSend(answer, taken)) {
            case SendOutcome.Unknown unknown -> new SendOutcome.TryAgain(Duration.ZERO, unknown.reason());
            case SendOutcome known -> known;
        };
    }

    private SendOutcome refused(GraphError error, Answered answer) {
        var meaning = ErrorMeaning.of(error);
        String reason = words(error, meaning);
        return switch (meaning.kind()) {
            case TOKEN, MANAGER -> new SendOutcome.Unauthorised(reason);
            case NEVER, WINDOW -> new SendOutcome.Rejected(reason);
            case LATER -> new SendOutcome.TryAgain(later(error, answer, meaning), reason);
            case NOBODY_KNOWS -> new SendOutcome.Unknown(reason);
            case OTHER -> byStatus(answer);
        };
    }

    private SendOutcome byStatus(Answered answer) {
        return outcomes.ofSend(answer, taken -> new SendOutcome.Unknown(outcomes.sentence(answer)));
    }

    private Duration later(GraphError error, Answered answer, ErrorMeaning meaning) {
        var regained = Usage.regain(answer);
        if (regained.isPresent()) {
            return regained.get();
        }
        var told = outcomes.after(answer);
        return told.isZero() || !error.isLimit() && answer.status() != 429 ? meaning.after() : told;
    }

    /** {@code taken} reads a 2xx. */
    public MediaOutcome ofFetch(HttpAnswer answer, Function<Answered, MediaOutcome> taken) {
        if (answer instanceof Answered refused && !refused.ok()) {
            var error = GraphError.of(refused);
            if (error.isPresent()) {
                return notFetched(error.get(), refused);
            }
        }
        return outcomes.ofFetch(answer, taken);
    }

    private MediaOutcome notFetched(GraphError error, Answered answer) {
        var meaning = ErrorMeaning.of(error);
        String reason = words(error, meaning);
        return switch (meaning.kind()) {
            case TOKEN, MANAGER -> new MediaOutcome.TryAgain(MENDED, reason);
            case LATER -> new MediaOutcome.TryAgain(later(error, answer, meaning), reason);
            case NOBODY_KNOWS -> new MediaOutcome.TryAgain(Duration.ZERO, reason);
            case NEVER, WINDOW -> new MediaOutcome.Refused(reason);
            case OTHER -> outcomes.ofFetch(answer, taken -> new MediaOutcome.Refused(reason));
        };
    }

    /** {@code taken} reads a 2xx. */
    public ProfileOutcome ofProfile(HttpAnswer answer, Function<Answered, ProfileOutcome> taken) {
        if (answer instanceof Answered refused && !refused.ok()) {
            var error = GraphError.of(refused);
            if (error.isPresent()) {
                var meaning = ErrorMeaning.of(error.get());
                String reason = words(error.get(), meaning);
                return switch (meaning.kind()) {
                    case TOKEN, MANAGER -> new ProfileOutcome.TryAgain(MENDED, reason);
                    case LATER -> new ProfileOutcome.TryAgain(later(error.get(), refused, meaning), reason);
                    case NOBODY_KNOWS -> new ProfileOutcome.TryAgain(Duration.ZERO, reason);
                    case NEVER, WINDOW -> new ProfileOutcome.Unknown();
                    case OTHER -> outcomes.ofProfile(answer, taken);
                };
            }
        }
        return outcomes.ofProfile(answer, taken);
    }

    /** How it failed, and what to do, in a sentence for managers. */
    public String sentence(HttpAnswer answer) {
        if (answer instanceof Answered refused) {
            var error = GraphError.of(refused);
            if (error.isPresent()) {
                return words(error.get(), ErrorMeaning.of(error.get()));
            }
        }
        return outcomes.sentence(answer);
    }

    /** Whether a message was refused because the customer last wrote too long ago. */
    static boolean isWindow(HttpAnswer answer) {
        return answer instanceof Answered refused
                && !refused.ok()
                && GraphError.of(refused)
                        .map(error -> ErrorMeaning.of(error).kind() == Kind.WINDOW)
                        .orElse(false);
    }

    private String words(GraphError error, ErrorMeaning meaning) {
        String advice = meaning.advice().isEmpty() ? "" : meaning.advice() + " ";
        return advice + "(" + provider + " says " + error.shown() + ")";
    }
}
