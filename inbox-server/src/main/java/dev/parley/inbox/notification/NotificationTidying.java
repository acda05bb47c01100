package dev.parley.inbox.notification;

import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets notifications that are old. */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
class NotificationTidying {
    private static final Logger log = LoggerFactory.getLogger(NotificationTidying.class);
    private static final long HOUR = 3_600_000;

    private final NotificationRows rows;
    private final NotificationSettings settings;
    private final Clock clock;

    NotificationTidying(NotificationRows rows, NotificationSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = HOUR, initialDelay = HOUR)
    void tidy() {
        try {
            while (rows.deleteOlderThan(clock.instant().minus(settings.keep())) > 0) {
                log.debug("Old notifications were forgotten");
            }
        } catch (DataAccessException e) {
            log.warn("Old notifications are forgotten later: {}", e.getMessage());
        }
    }
}
