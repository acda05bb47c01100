package dev.parley.inbox.channel;

import dev.parley.channel.ChannelState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Each channel that is switched on, under {@code channels} of {@code /actuator/health}.
 *
 * <p>A mailbox that cannot be read makes the whole DEGRADED, never DOWN: this node still serves everything else, and taking it out
 * of service would mend nothing.
 */
@Component("channelsHealthIndicator")
final class ChannelsHealth extends AbstractHealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final ChannelDirectory directory;
    private final ChannelStatuses statuses;

    ChannelsHealth(ChannelDirectory directory, ChannelStatuses statuses) {
        super("The channels cannot be checked");
        this.directory = directory;
        this.statuses = statuses;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (var row : directory.list()) {
            if (row.enabled()) {
                var status = statuses.find(row.id());
                builder.withDetail(row.id().toString(), details(row, status));
                if (status != null && status.state() == ChannelState.FAILING) {
                    builder.status(DEGRADED);
                }
            }
        }
    }

    private static Map<String, String> details(ChannelRows.Row row, ChannelStatuses.@Nullable Report status) {
        var details = new LinkedHashMap<String, String>();
        details.put("name", row.name());
        details.put("state", status == null ? "NO_RECEIVER" : status.state().name());
        if (status != null) {
            details.put("since", status.since().toString());
        }
        if (status != null && status.detail() != null) {
            details.put("detail", Objects.requireNonNull(status.detail()));
        }
        return details;
    }
}
