package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.ParleyEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event means to whom: pure. */
final class Occasions {
    private final Map<UUID, FailedDelivery> failed;

    /** An answer that did not reach its customer. */
    record FailedDelivery(EmployeeId author, int seq, int attempts) {}

    /** {@code failed} are the deliveries that stand as failed or unknown now, by message. */
    Occasions(Map<UUID, FailedDelivery> failed) {
        this.failed = Map.copyOf(failed);
    }

    /** To whom it goes. */
    sealed interface To {
        /** These people, who may or may not be able to read it. */
        record People(Set<EmployeeId> employees) implements To {
            public People {
                employees = Set.copyOf(employees);
            }
        }

        /** The members of a team. */
        record Members(TeamId team) implements To {}
    }

    /**
     * Something to tell.
     *
     * @param key names it, the same for each time that the event is told
     */
    record Occasion(
            NotificationKind kind,
            To to,
            String key,
            @Nullable Integer seq) {}

    /** What to tell of an event, the most telling first: nobody is told two of them. */
    List<Occasion> of(ParleyEvent event, ConversationSummary summary) {
        if (event.data().containsKey(ParleyEvent.QUIET) || summary.spam() != null && event.employee() == null) {
            return List.of();
        }
        var found = new ArrayList<Occasion>();
        found.addAll(asked(event, summary));
        var data = event.data();
        switch (event.type()) {
            case MESSAGE_RECEIVED -> found.add(people(event, NotificationKind.MESSAGE, involved(summary)));
            case REOPENED -> {
                if (event.employee() == null) {
                    found.add(people(event, NotificationKind.MESSAGE, involved(summary)));
                    found.add(members(event, summary.teamId()));
                }
            }
            case CONVERSATION_OPENED -> found.add(members(event, summary.teamId()));
            case MESSAGE_SENT -> found.add(people(event, NotificationKind.COLLEAGUE, involved(summary)));
            case NOTE_ADDED -> {
                found.add(people(event, NotificationKind.MENTIONED, ids(data.get("mentions"))));
                found.add(people(event, NotificationKind.COLLEAGUE, involved(summary)));
            }
            case HANDED_OVER -> {
                found.add(people(event, NotificationKind.ASSIGNED, ids(data.get("to"))));
                uuid(data.get("toTeam")).ifPresent(team -> found.add(members(event, new TeamId(team))));
            }
            case TAKEN_BACK -> found.add(people(event, NotificationKind.TAKEN_BACK, ids(data.get("from"))));
            case DELIVERY_CHANGED -> delivery(event).ifPresent(found::add);
            default -> {
                // Tells nobody in particular.
            }
        }
        return found.stream().filter(Occasions::hasSomebody).toList();
    }

    private static boolean hasSomebody(Occasion occasion) {
        return !(occasion.to() instanceof To.People people)
                || !people.employees().isEmpty();
    }

    /** What another module asks to be told. */
    private static List<Occasion> asked(ParleyEvent event, ConversationSummary summary) {
        return Optional.ofNullable(event.data().get("notify"))
                .flatMap(NotificationKind::find)
                .map(kind -> List.of(
                        asked(event, summary, kind),
                        people(event, kind, ids(event.data().get("notifyAlso")))))
                .orElse(List.of());
    }

    private static Occasion asked(ParleyEvent event, ConversationSummary summary, NotificationKind kind) {
        var holder = summary.holder();
        String to = event.data().get("notifyTo");
        if (to != null) {
            return people(event, kind, ids(to));
        }
        return holder != null
                ? people(event, kind, Set.of(holder.id()))
                : new Occasion(kind, new To.Members(summary.teamId()), key(event), seq(event));
    }

    private Optional<Occasion> delivery(ParleyEvent event) {
        return uuid(event.data().get("messageId"))
                .flatMap(message -> Optional.ofNullable(failed.get(message)).map(delivery -> {
                    // Several changes may be read when it stands as failed already: a failed try is told once.
                    String key = "DELIVERY_FAILED " + message + " " + delivery.attempts();
                    var author = new To.People(Set.of(delivery.author()));
                    return new Occasion(NotificationKind.DELIVERY_FAILED, author, key, delivery.seq());
                }));
    }

    private static Occasion people(ParleyEvent event, NotificationKind kind, Set<EmployeeId> employees) {
        return new Occasion(kind, new To.People(employees), key(event), seq(event));
    }

    private static Occasion members(ParleyEvent event, TeamId team) {
        return new Occasion(NotificationKind.QUEUE, new To.Members(team), key(event), seq(event));
    }

    private static String key(ParleyEvent event) {
        return event.type() + " " + event.conversation() + " " + event.version();
    }

    private static @Nullable Integer seq(ParleyEvent event) {
        String seq = event.data().get("seq");
        return seq == null || !seq.matches("\\d{1,9}") ? null : Integer.valueOf(seq);
    }

    private static Set<EmployeeId> involved(ConversationSummary summary) {
        var people = new LinkedHashSet<EmployeeId>();
        var holder = summary.holder();
        if (holder != null) {
            people.add(holder.id());
        }
        summary.participants().forEach(one -> people.add(one.id()));
        summary.followers().forEach(one -> people.add(one.id()));
        return people;
    }

    private static Set<EmployeeId> ids(@Nullable String list) {
        var ids = new LinkedHashSet<EmployeeId>();
        if (list != null) {
            Arrays.stream(list.split(",")).flatMap(id -> uuid(id).stream()).forEach(id -> ids.add(new EmployeeId(id)));
        }
        return ids;
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(id -> !id.isBlank()).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
