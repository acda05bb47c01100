package dev.parley.inbox.spam;

import dev.parley.inbox.conversation.SpamCause;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a message is held back, and why.
 *
 * @param facts what is shown of the cause
 * @param block the block that holds it back, with {@link SpamCause#BLOCKED}
 */
public record Verdict(
        SpamCause cause,
        Map<String, String> facts,
        @Nullable UUID block) {
    /** Keeps a copy. */
    public Verdict {
        facts = Map.copyOf(facts);
    }

    /** Whether its sender is blocked, and so all that they write. */
    public boolean isBlocked() {
        return cause == SpamCause.BLOCKED;
    }
}
