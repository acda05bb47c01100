package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.SpamCause;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a conversation into Spam and out of it. Spam is closed, so that it is in no queue, nobody holds it and nothing is promised;
 * coming out, it has its old place again. Drafts stay as they are.
 *
 * <p>PostgreSQL decides, then Redis follows and tells: see {@link Change}.
 */
@Component
public class Spamming {
    private static final Set<String> TOLD = Set.of("count", "names", "certainty");

    private final SpamRows rows;
    private final Change change;
    private final Deeds deeds;

    Spamming(SpamRows rows, Change change, Deeds deeds) {
        this.rows = rows;
        this.change = change;
        this.deeds = deeds;
    }

    /**
     * Why.
     *
     * @param facts what is shown of the cause
     * @param block the block that holds it back, with {@link SpamCause#BLOCKED}
     */
    public record Mark(
            SpamCause cause,
            Map<String, String> facts,
            @Nullable UUID block) {
        public Mark {
            facts = Map.copyOf(facts);
        }

        /** What is told of it: nothing that names the customer or says what they wrote. */
        public Map<String, String> told() {
            var told = new HashMap<String, String>();
            told.put("cause", cause.name());
            facts.forEach((fact, value) -> {
                if (TOLD.contains(fact)) {
                    told.put(fact, value);
                }
            });
            return told;
        }
    }

    /** Whether it was taken into Spam now, and not before; a holder shows the token. */
    @Transactional
    public boolean mark(EmployeeId employee, ConversationId id, @Nullable Long token, Mark mark) {
        var sight = deeds.see(employee, id);
        var actor = Actor.of(sight, employee, token);
        var telling = Deeds.telling(EventType.SPAM_MARKED, sight, employee, mark.told());
        if (!sight.spam()) {
            var marked = change.run(id, false, note -> rows.mark(id, actor, mark), telling);
            if (marked.isPresent()) {
                return true;
            }
            if (!deeds.see(employee, id).spam()) {
                throw sight.open() ? Refusals.notHolder() : merged();
            }
        }
        if (mark.block() != null) {
            change.run(id, false, note -> rows.explain(id, actor, mark), telling);
        }
        return false;
    }

    /** Whether it was taken out of Spam now. */
    @Transactional
    public boolean clear(EmployeeId employee, ConversationId id) {
        var sight = deeds.see(employee, id);
        return sight.spam()
                && change.run(
                                id,
                                false,
                                note -> {
                                    rows.lock(id);
                                    return rows.clear(id);
                                },
                                Deeds.telling(EventType.SPAM_CLEARED, sight, employee, Map.of()))
                        .isPresent();
    }

    private static Problem merged() {
        return new Problem(
                HttpStatus.CONFLICT, "merged-already", "This conversation was merged into another one. Open that one.");
    }
}
