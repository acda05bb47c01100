package dev.parley.inbox.tag;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets tags on conversations, and tells which were added and removed. The caller makes sure that the doer may. */
@Component
public class Tagging {
    private static final int MOST = 50;

    private final TagRows tags;
    private final TaggingRows rows;
    private final Announcements announcements;
    private final Clock clock;

    Tagging(TagRows tags, TaggingRows rows, Announcements announcements, Clock clock) {
        this.tags = tags;
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What a change did.
     *
     * @param before the tags it had
     * @param after the tags it has, in the order in which they were added
     */
    public record Outcome(List<TagId> before, List<TagId> after) {
        public Outcome {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** Whether anything changed. */
        public boolean changed() {
            return !before.equals(after);
        }
    }

    /**
     * Adds some tags and takes others off; what is so already stays so and is not told.
     *
     * @param by who does it; null for a rule
     * @param facts more to tell, such as {@code rule}
     */
    @Transactional
    public Outcome change(
            ConversationId id, @Nullable EmployeeId by, Set<TagId> add, Set<TagId> remove, Map<String, String> facts) {
        var named = new HashSet<>(add);
        named.addAll(remove);
        Map<TagId, Tag> known = tags.lock(named).stream().collect(Collectors.toMap(Tag::id, tag -> tag));
        if (!known.keySet().containsAll(add)) {
            throw Problem.notFound("tag");
        }
        var place = rows.lock(id).orElseThrow(() -> Problem.notFound("conversation"));
        var after = new LinkedHashSet<>(place.tags());
        after.removeAll(remove);
        after.addAll(add);
        var outcome = new Outcome(place.tags(), new ArrayList<>(after));
        if (!outcome.changed()) {
            return outcome;
        }
        if (after.size() > MOST) {
            throw Problem.invalid("A conversation has at most " + MOST + " tags. Take some off first.");
        }
        long version = rows.update(id, after);
        var data = new HashMap<>(facts);
        data.put("added", names(known, outcome.after(), tag -> !place.tags().contains(tag)));
        data.put("removed", names(known, place.tags(), tag -> !after.contains(tag)));
        announcements.add(new ParleyEvent(
                EventType.TAGGED,
                id.value(),
                version,
                place.team(),
                null,
                by == null ? null : by.value(),
                clock.instant(),
                data));
        return outcome;
    }

    private static String names(Map<TagId, Tag> known, List<TagId> from, Predicate<TagId> which) {
        return from.stream()
                .filter(which)
                .map(known::get)
                .filter(java.util.Objects::nonNull)
                .map(Tag::name)
                .collect(Collectors.joining("\n"));
    }
}
