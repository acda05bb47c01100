package dev.parley.channel;

import java.time.Duration;

/** How one try to send ended. */
public sealed interface SendOutcome {
    /** The provider took it; {@code providerReference} is its own id or answer, for the delivery history. */
    record Sent(String providerReference) implements SendOutcome {}

    /** It was certainly not sent; try again no sooner than {@code after} ({@link Duration#ZERO}: as the back-off says). */
    record TryAgain(Duration after, String reason) implements SendOutcome {}

    /** It was certainly not sent and never will be as it is. */
    record Rejected(String reason) implements SendOutcome {}

    /** It was certainly not sent: the channel's credentials are refused, a manager must renew them. */
    record Unauthorised(String reason) implements SendOutcome {}

    /** It may have been sent: the connection broke after the provider had the message. */
    record Unknown(String reason) implements SendOutcome {}
}
