package dev.parley.inbox.live;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.event.RecordedEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes frames of events: adds what PostgreSQL says now, in one query for many. */
@Component
final class Frames {
    private static final long NAMES_LIVE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Conversations conversations;
    private final Employees employees;
    private final Map<UUID, Name> names = new ConcurrentHashMap<>();

    Frames(Conversations conversations, Employees employees) {
        this.conversations = conversations;
        this.employees = employees;
    }

    private record Name(String text, long readAt) {}

    /** Frames in the order of their events. */
    List<Frame> of(List<RecordedEvent> events) {
        var ids = events.stream()
                .map(event -> event.event().conversation())
                .filter(Objects::nonNull)
                .distinct()
                .map(ConversationId::new)
                .toList();
        var summaries = conversations.summaries(ids);
        return events.stream()
                .map(event -> frame(event, find(summaries, event.event())))
                .toList();
    }

    private static @Nullable ConversationSummary find(
            Map<ConversationId, ConversationSummary> summaries, ParleyEvent event) {
        var id = event.conversation();
        return id == null ? null : summaries.get(new ConversationId(id));
    }

    private Frame frame(RecordedEvent recorded, @Nullable ConversationSummary summary) {
        var event = recorded.event();
        var doer = event.employee();
        return new Frame(
                recorded.id(),
                event.type(),
                event.at(),
                event.conversation(),
                summary == null ? event.version() : Math.max(summary.version(), event.version()),
                event.team(),
                event.previousTeam(),
                doer == null ? null : new Frame.Doer(doer, name(doer)),
                summary,
                event.data());
    }

    private String name(UUID employee) {
        long now = System.nanoTime();
        var known = names.get(employee);
        if (known == null || now - known.readAt() > NAMES_LIVE_NANOS) {
            var found = employees.find(new EmployeeId(employee));
            known = new Name(found.map(one -> one.name()).orElse(""), now);
            names.put(employee, known);
        }
        return known.text();
    }

    /** Whom a frame concerns in person: who did it, who held it, who holds it, who takes part, who follows. */
    static Set<EmployeeId> concerned(Frame frame) {
        var concerned = new HashSet<EmployeeId>();
        if (frame.employee() != null) {
            concerned.add(new EmployeeId(frame.employee().id()));
        }
        for (var fact : List.of("from", "to")) {
            Optional.ofNullable(frame.data().get(fact))
                    .flatMap(Destinations::id)
                    .map(EmployeeId::new)
                    .ifPresent(concerned::add);
        }
        for (var id : frame.data().getOrDefault("for", "").split(",")) {
            Destinations.id(id).map(EmployeeId::new).ifPresent(concerned::add);
        }
        var summary = frame.summary();
        if (summary != null) {
            if (summary.holder() != null) {
                concerned.add(summary.holder().id());
            }
            summary.participants().forEach(one -> concerned.add(one.id()));
            summary.followers().forEach(one -> concerned.add(one.id()));
        }
        return concerned;
    }
}
