package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.event.EventType;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Lets other modules change in PostgreSQL what a conversation's place depends on; Redis follows and tells it, see {@link Change}. */
@Component
public class Places {
    private final Change change;
    private final StandingRows standings;

    Places(Change change, StandingRows standings) {
        this.change = change;
        this.standings = standings;
    }

    /** What is told; nobody in particular did it. */
    public record Told(EventType type, Map<String, String> data) {
        public Told {
            data = Map.copyOf(data);
        }
    }

    /**
     * Runs {@code update}, which answers whether it changed the conversation and its version. Called inside a transaction, it is
     * told after that commits.
     */
    public void change(ConversationId id, Told told, BooleanSupplier update) {
        var before = standings.find(id);
        change.run(
                id,
                false,
                note -> update.getAsBoolean() ? standings.find(id) : java.util.Optional.empty(),
                after -> new SettleScript.Telling(
                        told.type(),
                        before.filter(was -> !was.team().equals(after.team()))
                                .map(was -> was.team().value())
                                .orElse(null),
                        null,
                        told.data()));
    }
}
