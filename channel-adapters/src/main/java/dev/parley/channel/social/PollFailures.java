package dev.parley.channel.social;

import dev.parley.channel.TokenStore;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.poll.PollException;
import java.time.Duration;

/**
 * What an answer that gave nothing means for a poll.
 *
 * @param outcomes the provider's name and words
 * @param remedy what a manager does when the provider refuses, as a sentence
 */
public record PollFailures(Outcomes outcomes, String remedy) {
    /** The exception for an answer that is not what was asked for. */
    public PollException of(HttpAnswer answer) {
        String sentence = outcomes.sentence(answer);
        return switch (answer) {
            case HttpAnswer.Answered answered ->
                answered.status() == 401 || answered.status() == 403
                        ? PollException.refused(sentence + " " + remedy)
                        : PollException.failed(sentence, outcomes.after(answered));
            case HttpAnswer.Limited limited -> PollException.failed(sentence, limited.after());
            case HttpAnswer.NotSent not -> PollException.failed(sentence, Duration.ZERO);
            case HttpAnswer.NoAnswer none -> PollException.failed(sentence, Duration.ZERO);
            case HttpAnswer.TooLarge large -> PollException.failed(sentence, Duration.ZERO);
        };
    }

    /** The exception for a token that could not be got. */
    public PollException of(TokenStore.RefusedException refused) {
        String sentence = String.valueOf(refused.getMessage());
        return refused.forGood() ? PollException.refused(sentence) : PollException.failed(sentence, Duration.ZERO);
    }
}
