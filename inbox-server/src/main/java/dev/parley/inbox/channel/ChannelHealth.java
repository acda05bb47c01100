package dev.parley.inbox.channel;

import dev.parley.channel.ChannelKind;
import dev.parley.channel.ChannelState;
import dev.parley.channel.Connection;
import dev.parley.channel.ConnectionCheck;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together how a channel does: what its receiver says, what the last look found, and how long its credential lives. */
@Component
final class ChannelHealth {
    private static final Duration SOON = Duration.ofDays(7);

    private final ChannelStatuses statuses;
    private final ChannelChecks checks;
    private final TokenRows tokens;
    private final Clock clock;

    ChannelHealth(ChannelStatuses statuses, ChannelChecks checks, TokenRows tokens, Clock clock) {
        this.clock = clock;
        this.statuses = statuses;
        this.checks = checks;
        this.tokens = tokens;
    }

    ChannelStatus of(ChannelRows.Row row) {
        var report = row.enabled() ? statuses.find(row.id()) : null;
        var look = checks.find(row.id()).orElse(null);
        String wrong = look == null ? "" : look.wrong();
        ChannelState state = report != null ? report.state() : quiet(row, look);
        String detail = report != null ? report.detail() : null;
        if (row.enabled() && !wrong.isEmpty() && state != ChannelState.STOPPED) {
            state = ChannelState.FAILING;
            detail = detail == null ? wrong : detail;
        }
        return new ChannelStatus(
                state,
                report != null ? report.since() : look == null ? null : look.failedSince(),
                detail,
                statuses.lastReceived(row.id()),
                statuses.lastProven(row.id()),
                look == null ? null : look.checkedAt(),
                look == null ? List.<ConnectionCheck>of() : look.checks(),
                expires(row),
                statuses.refused(row.id()),
                silence(row, look));
    }

    /** Whatever came since the last look ended it. */
    private @Nullable Instant silence(ChannelRows.Row row, ChannelChecks.@Nullable Look look) {
        Instant since = look == null ? null : look.silentSince();
        Instant proven = statuses.lastProven(row.id());
        return since != null && (proven == null || !proven.isAfter(since)) ? since : null;
    }

    /** What is shown while no node reports: a channel that others bring messages to needs no receiver. */
    private static ChannelState quiet(ChannelRows.Row row, ChannelChecks.@Nullable Look look) {
        if (row.kind() == ChannelKind.EMAIL || !row.enabled()) {
            return ChannelView.quiet(row);
        }
        return look == null ? ChannelState.CONNECTING : ChannelState.CONNECTED;
    }

    /** When somebody has to renew the credential; null where it lives on or renews itself. */
    @Nullable Instant expires(ChannelRows.Row row) {
        return Stream.concat(fact(row).stream(), tokens.findEnd(row.id()).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether that is within a week. */
    boolean endsSoon(@Nullable Instant expires) {
        return expires != null && expires.isBefore(clock.instant().plus(SOON));
    }

    private static List<Instant> fact(ChannelRows.Row row) {
        String text = row.settings().getOrDefault(Connection.EXPIRES, "");
        try {
            return text.isEmpty() ? List.of() : List.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalStateException("Channel " + row.id() + " says that it ends at \"" + text + "\"", e);
        }
    }
}
