package dev.parley.inbox.queue;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends what a crash left half done: changes that were noted in Redis and never settled.
 *
 * <p>PostgreSQL is right. A claim that it has is told late, one that it does not have goes back to the queue.
 */
@Component
class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int MOST_AT_ONCE = 200;

    private final DueScript due;
    private final MarkScript marks;
    private final SettleScript settle;
    private final RemoveScript remove;
    private final StandingRows rows;
    private final QueueSettings settings;

    Reconciler(
            DueScript due,
            MarkScript marks,
            SettleScript settle,
            RemoveScript remove,
            StandingRows rows,
            QueueSettings settings) {
        this.due = due;
        this.marks = marks;
        this.settle = settle;
        this.remove = remove;
        this.rows = rows;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            for (var one : due.run(settings.settleAfter(), MOST_AT_ONCE)) {
                restore(one.id(), one.mark());
            }
        } catch (DataAccessException | Problem e) {
            log.warn("Unfinished changes of the queue wait: {}", e.getMessage());
        }
    }

    /** Brings Redis to what PostgreSQL says now, whatever it held. */
    Optional<Standing> restore(ConversationId id) {
        return restore(id, marks.run(id, false).mark());
    }

    /** The same, unless somebody acted after the note {@code mark} was made. */
    Optional<Standing> restore(ConversationId id, String mark) {
        var standing = rows.find(id);
        if (standing.isEmpty()) {
            remove.run(List.of(id));
            return standing;
        }
        var ahead = settle.restore(standing.get(), mark, telling(standing.get()), OptionalLong.empty());
        return ahead.isPresent() ? overrule(id, mark, ahead.getAsLong()) : standing;
    }

    /** Who it was that changed it is not known any more; who holds it is. */
    private static SettleScript.Telling telling(Standing standing) {
        var holder = standing.holder();
        return new SettleScript.Telling(
                EventType.CONVERSATION_CHANGED,
                null,
                null,
                Map.of("reason", "settled", "holder", holder == null ? "" : holder.toString()));
    }

    /** Redis was ahead: of what was read a moment ago, or of PostgreSQL, as when that was restored from a backup. */
    private Optional<Standing> overrule(ConversationId id, String mark, long version) {
        var standing = rows.find(id);
        standing.ifPresent(now -> {
            boolean behind = now.version() < version;
            if (behind) {
                log.warn("PostgreSQL has an older conversation {} than Redis had, and counts", id);
            }
            settle.restore(now, mark, telling(now), behind ? OptionalLong.of(version) : OptionalLong.empty());
        });
        return standing;
    }
}
