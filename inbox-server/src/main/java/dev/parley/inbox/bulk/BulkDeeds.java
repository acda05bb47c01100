package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Does a deed on one conversation as the employee could do it by hand, in the running transaction. */
@Component
final class BulkDeeds {
    private final Conversations conversations;
    private final Hands hands;

    BulkDeeds(Conversations conversations, Hands hands) {
        this.conversations = conversations;
        this.hands = hands;
    }

    /** Does it and says how it was; {@link SkippedException} or a problem where it is left as it is. */
    Before run(BulkAction action, EmployeeId by, ConversationId id, int seenSeq) {
        var before = conversations.get(id, by);
        check(action, by, before, seenSeq);
        var token = before.claimToken();
        switch (action.kind()) {
            case CLOSE -> hands.handling().close(by, id, token);
            case REOPEN -> hands.handling().reopen(by, id);
            case SPAM -> hands.spam().mark(by, id, token);
            case NOT_SPAM -> hands.spam().clear(by, id, false);
            case TAG -> hands.tagging().change(id, by, action.adds(), action.removes(), Map.of());
            case PRIORITY -> hands.prioritising().set(by, id, Objects.requireNonNull(action.priority()));
            case SNOOZE -> hands.snoozing().snooze(by, id, token, action.until());
            case WAKE -> hands.snoozing().wake(by, id);
            case MOVE -> hands.handling().handOver(by, id, token, Objects.requireNonNull(action.team()));
            case ASSIGN -> hands.handling().handOver(by, id, token, Objects.requireNonNull(action.employee()));
        }
        var after = conversations.find(id).orElseThrow(() -> new SkippedException("not-found"));
        if (after.version() == before.version()) {
            throw new SkippedException("already");
        }
        return Before.of(before, after);
    }

    private static void check(BulkAction action, EmployeeId by, ConversationSummary before, int seenSeq) {
        boolean open = before.status() == ConversationStatus.OPEN;
        boolean already = switch (action.kind()) {
            case CLOSE -> !open;
            case REOPEN -> open;
            case SPAM -> before.spam() != null;
            case NOT_SPAM -> before.spam() == null;
            case MOVE -> before.teamId().equals(action.team());
            case ASSIGN -> {
                var holder = before.holder();
                yield holder != null && holder.id().equals(action.employee());
            }
            case WAKE -> before.snooze() == null;
            case TAG, PRIORITY, SNOOZE -> false;
        };
        if (already) {
            throw new SkippedException("already");
        }
        boolean needsHold = switch (action.kind()) {
            case CLOSE, SPAM, SNOOZE, MOVE, ASSIGN -> true;
            case REOPEN, NOT_SPAM, TAG, PRIORITY, WAKE -> false;
        };
        // Nobody takes a conversation from a colleague's hands by the hundred, not even a manager.
        if (needsHold && before.holder() != null && !before.isHeldBy(by)) {
            throw new SkippedException("held");
        }
        if (needsHold && before.lastSeq() > seenSeq) {
            throw new SkippedException("changed");
        }
    }
}
