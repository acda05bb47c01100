package dev.parley.inbox.channel;

import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the channels: tries both directions now and then, and has managers told, once, of what is
 * wrong, of a credential that ends soon, and of a channel that has become silent.
 */
@Component
@ConditionalOnRole(NodeRole.ADAPTERS)
class ChannelCare {
    private static final Logger log = LoggerFactory.getLogger(ChannelCare.class);

    private final ChannelDirectory directory;
    private final ChannelTrial trial;
    private final ChannelChecks checks;
    private final ChannelCareRows rows;
    private final ChannelHealth health;
    private final ChannelWarning warning;

    ChannelCare(
            ChannelDirectory directory,
            ChannelTrial trial,
            ChannelChecks checks,
            ChannelCareRows rows,
            ChannelHealth health,
            ChannelWarning warning) {
        this.directory = directory;
        this.trial = trial;
        this.checks = checks;
        this.rows = rows;
        this.health = health;
        this.warning = warning;
    }

    @Scheduled(fixedDelayString = "${parley.channel.care:1m}", initialDelayString = "${parley.channel.care:1m}")
    void look() {
        try {
            directory.list().stream()
                    .filter(ChannelRows.Row::enabled)
                    .filter(row -> rows.takeTurn(row.id()))
                    .forEach(this::look);
        } catch (DataAccessException e) {
            log.warn("The channels are looked after later: {}", e.getMessage());
        }
    }

    private void look(ChannelRows.Row row) {
        checks.record(row.id(), trial.test(row));
        var found = checks.find(row.id());
        Instant expires = health.expires(row);
        Instant proven = health.of(row).lastProvenAt();
        Instant silent = rows.isSilent(row.id(), proven) ? proven : null;
        checks.recordSilence(row.id(), silent);
        // One look may meet a provider in a bad minute; two in a row are worth a mail.
        if (found.isPresent() && found.get().isFailingAgain()) {
            warning.tell(row, ChannelWarning.Cause.FAILING, found.get().wrong());
        } else if (health.endsSoon(expires)) {
            warning.tell(row, ChannelWarning.Cause.EXPIRES, String.valueOf(expires));
        } else if (silent != null) {
            warning.tell(row, ChannelWarning.Cause.SILENT, String.valueOf(silent));
        } else {
            warning.forget(row.id());
        }
    }
}
