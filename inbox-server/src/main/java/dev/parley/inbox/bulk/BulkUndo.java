package dev.parley.inbox.bulk;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes a deed back on one conversation, where nobody has changed the same thing since. */
@Component
final class BulkUndo {
    private final Conversations conversations;
    private final Hands hands;
    private final BulkRows rows;

    BulkUndo(Conversations conversations, Hands hands, BulkRows rows) {
        this.conversations = conversations;
        this.hands = hands;
        this.rows = rows;
    }

    void run(BulkAction done, Before before, EmployeeId by, ConversationId id) {
        var now = conversations.get(id, by);
        if (!isAsLeft(done, before, now)) {
            throw new SkippedException("changed");
        }
        switch (done.kind()) {
            case CLOSE -> reopen(before, by, id);
            case REOPEN -> hands.handling().close(by, id, null);
            case SPAM -> {
                hands.spam().clear(by, id, true);
                giveBack(before, by, id);
            }
            case NOT_SPAM -> hands.spam().mark(by, id, null);
            case TAG ->
                hands.tagging().change(id, by, Set.copyOf(before.removed()), Set.copyOf(before.added()), Map.of());
            case PRIORITY -> hands.prioritising().set(by, id, before.priority());
            case SNOOZE -> wake(before, by, id);
            case WAKE -> hands.snoozing().snooze(by, id, null, before.snoozedUntil());
            case MOVE -> {
                hands.handling().handOver(by, id, null, before.team());
                giveBack(before, by, id);
            }
            case ASSIGN -> unassign(before, by, now);
        }
    }

    private static boolean isAsLeft(BulkAction done, Before before, ConversationSummary now) {
        boolean untouched = now.version() == before.versionAfter();
        return switch (done.kind()) {
            case TAG -> true;
            case PRIORITY -> now.priority() == done.priority();
            case CLOSE -> now.status() == ConversationStatus.CLOSED;
            case REOPEN, NOT_SPAM -> untouched;
            case SPAM -> now.spam() != null;
            case SNOOZE -> now.snooze() != null;
            case WAKE -> untouched;
            case MOVE -> now.holder() == null && now.teamId().equals(done.team());
            case ASSIGN -> {
                var holder = now.holder();
                yield untouched && holder != null && holder.id().equals(done.employee());
            }
        };
    }

    private void reopen(Before before, EmployeeId by, ConversationId id) {
        rows.waitAgain(id, before.waitingSince());
        hands.handling().reopen(by, id);
        giveBack(before, by, id);
    }

    private void wake(Before before, EmployeeId by, ConversationId id) {
        if (before.snoozed()) {
            hands.snoozing().snooze(by, id, null, before.snoozedUntil());
        } else {
            hands.snoozing().wake(by, id);
            giveBack(before, by, id);
        }
    }

    private void unassign(Before before, EmployeeId by, ConversationSummary now) {
        var token = now.claimToken();
        var holder = before.holder();
        if (holder == null) {
            hands.handling().release(by, now.id(), token);
        } else {
            hands.handling().handOver(by, now.id(), token, holder);
        }
    }

    /** Whoever does it held it before: it is theirs again, under a new token. */
    private void giveBack(Before before, EmployeeId by, ConversationId id) {
        if (by.equals(before.holder())) {
            hands.handling().handOver(by, id, null, by);
        }
    }
}
