package dev.parley.inbox.notification;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.queue.HeartBeats;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Puts notifications on their way to devices: at once, or a little later to those who sit before an open inbox and may read it there. */
@Component
final class Pushes {
    private static final Duration WHILE_PRESENT = Duration.ofSeconds(20);

    private final PushRows rows;
    private final HeartBeats heartBeats;
    private final Clock clock;

    Pushes(PushRows rows, HeartBeats heartBeats, Clock clock) {
        this.rows = rows;
        this.heartBeats = heartBeats;
        this.clock = clock;
    }

    void add(List<NewNotification> notifications) {
        Predicate<NewNotification> present = one -> heartBeats.isPresent(new EmployeeId(one.employee()));
        send(notifications.stream().filter(present.negate()).toList(), Duration.ZERO);
        send(notifications.stream().filter(present).toList(), WHILE_PRESENT);
    }

    private void send(List<NewNotification> notifications, Duration wait) {
        List<UUID> ids = notifications.stream().map(NewNotification::id).toList();
        if (!ids.isEmpty()) {
            rows.send(ids, clock.instant().plus(wait));
        }
    }
}
