package dev.parley.inbox.merging;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.QueueChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges conversations, takes them apart, splits messages off: each in one transaction, and only for whom both are free (nobody
 * holds them, or the employee does).
 */
@Component
class Merging {
    private final Conversations conversations;
    private final MergeRows rows;
    private final MovingRows moving;
    private final QueueChange queue;

    Merging(Conversations conversations, MergeRows rows, MovingRows moving, QueueChange queue) {
        this.conversations = conversations;
        this.rows = rows;
        this.moving = moving;
        this.queue = queue;
    }

    /** The same where both are of one contact; 409 {@code other-contact} otherwise, for a person to confirm. */
    @Transactional
    public void mergeOfOneContact(EmployeeId by, ConversationId source, ConversationId target) {
        var other = see(by, target).contact();
        if (!see(by, source).contact().id().equals(other.id())) {
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "other-contact",
                            "The other conversation is with " + other.name() + ". Confirm that you mean it.")
                    .with("contact", other.name());
        }
        merge(by, source, target);
    }

    /** Moves everything of one conversation into another one; the first stays as a closed pointer to it. */
    @Transactional
    public void merge(EmployeeId by, ConversationId source, ConversationId target) {
        var from = see(by, source);
        var to = see(by, target);
        if (source.equals(target)) {
            throw Problem.invalid("Choose another conversation to merge this one into.");
        }
        var held = lock(by, source, target);
        requireNoSpam(from, to);
        if (held.values().stream().anyMatch(one -> one.mergedInto() != null)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "merged-already",
                    "One of the two was merged into another conversation already.");
        }
        int above = above(held);
        queue.run(source, EventType.MERGED_AWAY, by, Map.of("number", number(to), "into", target.toString()), () -> {
            rows.remember(source, target, by);
            moving.moveAll(source, target, above);
            moving.join(source, target);
            moving.moveDrafts(source, target);
            rows.point(source, target);
        });
        queue.run(target, EventType.MERGED, by, Map.of("number", number(from)), () -> {
            moving.moveOutbox(List.of(target));
            rows.refreshMerged(source, target);
        });
    }

    /** Takes a merged conversation apart again: what belongs to it goes back, also what came since. */
    @Transactional
    public void unmerge(EmployeeId by, ConversationId source) {
        var from = see(by, source);
        var root = rows.root(source);
        if (root.equals(source)) {
            throw new Problem(HttpStatus.CONFLICT, "not-merged", "This conversation is not merged into another one.");
        }
        var to = see(by, root);
        var held = lock(by, source, root);
        if (!rows.root(source).equals(root)) {
            throw new Problem(HttpStatus.CONFLICT, "merged-already", "Somebody merged it again. Reload the page.");
        }
        queue.run(source, EventType.UNMERGED, by, Map.of("number", number(to)), () -> {
            moving.leave(source, root);
            moving.moveHome(source, root, above(held));
            rows.restoreSource(source);
            rows.forget(source);
        });
        queue.run(root, EventType.UNMERGED, by, Map.of("number", number(from)), () -> {
            moving.moveOutbox(List.of(source, root));
            rows.refreshRest(root);
        });
    }

    /** Moves some messages into a conversation of their own; taking it back is {@link #merge}. */
    @Transactional
    public ConversationId split(EmployeeId by, ConversationId source, Collection<MessageId> messages) {
        var from = see(by, source);
        requireNoSpam(from);
        lock(by, source);
        var id = new ConversationId(Ids.next());
        moving.insertBeside(id, source);
        int moved = moving.moveSome(messages, source, id);
        if (moved == 0 || moved < Set.copyOf(messages).size()) {
            throw Problem.notFound("message");
        }
        if (moving.count(source) == 0) {
            throw Problem.invalid("Leave at least one message in this conversation.");
        }
        moving.nameAfterFirst(id);
        queue.run(id, EventType.SPLIT_OFF, by, Map.of("number", number(from)), () -> rows.refreshRest(id));
        var split = conversations.find(id).orElseThrow();
        queue.run(source, EventType.SPLIT, by, Map.of("number", number(split)), () -> {
            moving.moveOutbox(List.of(source, id));
            rows.refreshRest(source);
        });
        return id;
    }

    private static void requireNoSpam(ConversationSummary... all) {
        if (Stream.of(all).anyMatch(one -> one.spam() != null)) {
            throw new Problem(HttpStatus.CONFLICT, "spam", "This is in Spam. Say first that it is not spam.");
        }
    }

    private ConversationSummary see(EmployeeId by, ConversationId id) {
        return conversations.get(id, by);
    }

    private static String number(ConversationSummary summary) {
        return Long.toString(summary.number());
    }

    private Map<ConversationId, MergeRows.Held> lock(EmployeeId by, ConversationId... ids) {
        var held = rows.lock(List.of(ids)).stream().collect(Collectors.toMap(MergeRows.Held::id, Function.identity()));
        if (held.values().stream().anyMatch(one -> !one.isFreeFor(by))) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "held-by-another",
                    "A colleague holds one of these conversations. Ask them first.");
        }
        return held;
    }

    private static int above(Map<ConversationId, MergeRows.Held> held) {
        return held.values().stream().mapToInt(MergeRows.Held::lastSeq).max().orElse(0);
    }
}
