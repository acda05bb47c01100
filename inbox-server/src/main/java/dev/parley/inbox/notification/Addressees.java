package dev.parley.inbox.notification;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.live.Looking;
import dev.parley.inbox.notification.AddresseeRows.Addressee;
import dev.parley.inbox.notification.NotificationKind.Way;
import dev.parley.inbox.notification.Occasions.Occasion;
import dev.parley.inbox.notification.Occasions.To;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who is told of an event in the end, and how. */
@Component
final class Addressees {
    private final AddresseeRows rows;
    private final Looking looking;
    private final Pushes pushes;
    private final Clock clock;

    Addressees(AddresseeRows rows, Looking looking, Pushes pushes, Clock clock) {
        this.rows = rows;
        this.looking = looking;
        this.pushes = pushes;
        this.clock = clock;
    }

    /** What events mean, where some are about the delivery of these messages. */
    Occasions occasionsAt(Collection<UUID> messages) {
        return new Occasions(rows.failedDeliveries(messages));
    }

    /** One row for each of those who are to be told. */
    List<NewNotification> of(ParleyEvent event, ConversationSummary summary, List<Occasion> occasions) {
        var told = new HashSet<EmployeeId>();
        if (event.employee() != null) {
            told.add(new EmployeeId(event.employee()));
        }
        var made = new ArrayList<NewNotification>();
        for (var occasion : occasions) {
            for (var addressee : wanting(occasion, summary, told)) {
                told.add(addressee.id());
                made.add(notification(event, summary.id(), occasion, addressee));
            }
        }
        return made;
    }

    /** Sends what was stored to the devices of those who want that. */
    void push(List<NewNotification> stored) {
        pushes.add(stored.stream().filter(NewNotification::pushes).toList());
    }

    private List<Addressee> wanting(Occasion occasion, ConversationSummary summary, Set<EmployeeId> told) {
        Collection<Addressee> candidates = switch (occasion.to()) {
            case To.People people -> rows.find(people.employees()).values();
            case To.Members members -> rows.members(members.team());
        };
        var wanting = candidates.stream()
                .filter(one -> !told.contains(one.id()) && one.mayRead(summary))
                .filter(one -> one.preferences().wants(occasion.kind(), Way.BELL))
                .toList();
        var lookers =
                looking.at(summary.id(), wanting.stream().map(Addressee::id).collect(Collectors.toSet()));
        return wanting.stream().filter(one -> !lookers.contains(one.id())).toList();
    }

    private NewNotification notification(
            ParleyEvent event, ConversationId conversation, Occasion occasion, Addressee to) {
        var preferences = to.preferences();
        boolean disturbs = !preferences.isUndisturbed(clock.instant());
        return new NewNotification(
                Ids.next(),
                to.id().value(),
                occasion.kind(),
                occasion.key(),
                conversation.value(),
                occasion.seq(),
                event.employee(),
                event.at(),
                disturbs && preferences.wants(occasion.kind(), Way.BROWSER),
                disturbs && preferences.wants(occasion.kind(), Way.PUSH),
                preferences.wants(occasion.kind(), Way.MAIL));
    }
}
