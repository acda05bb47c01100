package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The company's list of tags; each change is told to every screen. */
@Component
final class Tags {
    private static final int MOST = 500;

    private final TagRows rows;
    private final TagRemoval removal;
    private final Announcements announcements;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tags(TagRows rows, TagRemoval removal, Announcements announcements, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.removal = removal;
        this.announcements = announcements;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<Tag> listAll() {
        return rows.listAll();
    }

    Tag add(EmployeeId by, String name, TagColor color) {
        if (rows.listAll().size() >= MOST) {
            throw Problem.invalid("There are " + MOST + " tags already. Merge or remove some first.");
        }
        var tag = new Tag(new TagId(Ids.next()), name, color);
        change(by, "added", name, () -> {
            rows.insert(tag);
            return true;
        });
        return tag;
    }

    Tag change(EmployeeId by, TagId id, @Nullable String name, @Nullable TagColor color) {
        var before = find(id);
        var after = new Tag(id, name == null ? before.name() : name, color == null ? before.color() : color);
        change(by, "changed", after.name(), () -> {
            rows.update(after);
            return true;
        });
        return after;
    }

    /** Takes it from the list and off all conversations; {@link #restore} brings all of it back. */
    void remove(EmployeeId by, TagId id) {
        var tag = find(id);
        change(by, "removed", tag.name(), () -> rows.remove(id, null));
        removal.takeOff(id);
    }

    /** Puts another tag in its place, everywhere. */
    Tag merge(EmployeeId by, TagId id, TagId into) {
        var target = find(into);
        var tag = find(id);
        if (id.equals(into)) {
            throw Problem.invalid("Choose another tag to merge this one into.");
        }
        change(by, "merged", tag.name(), () -> !rows.lock(List.of(into)).isEmpty() && rows.remove(id, into));
        removal.takeOff(id);
        return target;
    }

    /** Brings back what was removed or merged in the last thirty days, with its conversations. */
    Tag restore(EmployeeId by, TagId id) {
        if (rows.find(id).isEmpty()) {
            change(by, "restored", "", () -> rows.restore(id));
        }
        removal.putBack(id);
        return find(id);
    }

    private Tag find(TagId id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("tag"));
    }

    private interface Step {
        boolean done();
    }

    private void change(EmployeeId by, String reason, String name, Step step) {
        try {
            transaction.executeWithoutResult(status -> {
                if (!step.done()) {
                    throw Problem.notFound("tag");
                }
                announcements.add(new ParleyEvent(
                        EventType.TAGS_CHANGED,
                        null,
                        0,
                        null,
                        null,
                        by.value(),
                        clock.instant(),
                        Map.of("reason", reason)));
            });
        } catch (DuplicateKeyException taken) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "tag-taken",
                    name.isEmpty()
                            ? "Another tag has its name by now."
                            : "There is a tag called " + name + " already.");
        }
    }
}
