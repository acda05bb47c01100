package dev.parley.inbox.notification;

import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks now and then whom to remind by mail. */
@Component
@ConditionalOnRole(NodeRole.OUTBOX)
class DigestSweep {
    private static final Logger log = LoggerFactory.getLogger(DigestSweep.class);

    private final DigestRows rows;
    private final Digest digest;
    private final NotificationSettings settings;
    private final Clock clock;

    DigestSweep(DigestRows rows, Digest digest, NotificationSettings settings, Clock clock) {
        this.rows = rows;
        this.digest = digest;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void sweep() {
        try {
            for (var employee : rows.listWaitingSince(clock.instant().minus(settings.digestAfter()))) {
                digest.remind(employee, clock);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("People are reminded by mail later: {}", e.getMessage());
        }
    }
}
