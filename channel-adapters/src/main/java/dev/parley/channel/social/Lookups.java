package dev.parley.channel.social;

import dev.parley.channel.SendOutcome;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.Outcomes;
import java.time.Duration;

/** What has to be asked or uploaded before a message can be sent: whatever fails there, the message itself was not sent. */
public final class Lookups {
    private Lookups() {}

    /** The outcome for a message when this answer, which it needs, is not what was asked for. */
    public static SendOutcome failed(Outcomes outcomes, HttpAnswer answer) {
        var outcome = outcomes.ofSend(answer, odd -> new SendOutcome.TryAgain(Duration.ZERO, outcomes.sentence(odd)));
        return outcome instanceof SendOutcome.Unknown unknown
                ? new SendOutcome.TryAgain(Duration.ZERO, unknown.reason())
                : outcome;
    }
}
