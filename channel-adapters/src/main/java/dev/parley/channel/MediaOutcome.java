package dev.parley.channel;

import java.time.Duration;

/** How one try to fetch a file from a provider ended. */
public sealed interface MediaOutcome {
    /**
     * Here it is.
     *
     * @param name a better name than was known; empty where there is none
     * @param mediaType what the provider says it is; empty where it says nothing
     */
    record Fetched(String name, String mediaType, byte[] content) implements MediaOutcome {}

    /** Not now; try again no sooner than {@code after} ({@link Duration#ZERO}: as the back-off says). */
    record TryAgain(Duration after, String reason) implements MediaOutcome {}

    /** It will never come: too large, gone, or at an address that Parley does not visit. */
    record Refused(String reason) implements MediaOutcome {}
}
