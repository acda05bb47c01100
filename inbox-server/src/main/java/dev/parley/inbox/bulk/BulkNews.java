package dev.parley.inbox.bulk;

import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the employee whose deed it is how far it is. */
@Component
class BulkNews {
    private final BulkRows rows;
    private final Announcements announcements;
    private final Clock clock;

    BulkNews(BulkRows rows, Announcements announcements, Clock clock) {
        this.rows = rows;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Transactional
    public void tell(UUID id) {
        rows.find(id)
                .ifPresent(job -> announcements.add(new ParleyEvent(
                        EventType.BULK_CHANGED,
                        null,
                        0,
                        null,
                        null,
                        job.employee().value(),
                        clock.instant(),
                        Map.of(
                                "job", id.toString(),
                                "state", job.state().name(),
                                "total", Integer.toString(job.total()),
                                "done", Integer.toString(job.done()),
                                "skipped", Integer.toString(job.skipped())))));
    }
}
