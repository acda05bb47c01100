package dev.parley.channel;

import java.time.Duration;

/** How it ended to ask a provider who somebody is. */
public sealed interface ProfileOutcome {
    /** It told; what it does not know of them is empty. */
    record Known(Party party) implements ProfileOutcome {}

    /** It does not tell who this is: asking again soon is of no use. */
    record Unknown() implements ProfileOutcome {}

    /** Not now; ask again no sooner than {@code after} ({@link Duration#ZERO}: as the back-off says). */
    record TryAgain(Duration after, String reason) implements ProfileOutcome {}
}
