package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.ParleyEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a provider's word that it ended a channel's connection: the channel's health says it and managers get a mail, at once. */
@Component
public class Disconnections {
    /** Providers tell whole seconds, and a look may have begun before it happened. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ChannelDirectory directory;
    private final ChannelChecks checks;
    private final ChannelWarning warning;
    private final Announcements announcements;
    private final Clock clock;

    Disconnections(
            ChannelDirectory directory,
            ChannelChecks checks,
            ChannelWarning warning,
            Announcements announcements,
            Clock clock) {
        this.directory = directory;
        this.checks = checks;
        this.warning = warning;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** In the running transaction; word of the past, since when a look found all well, is old news. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(ChannelId channel, String reason, Instant at) {
        var row = directory.find(channel).filter(ChannelRows.Row::enabled);
        boolean mended = checks.find(channel)
                .filter(look -> look.wrong().isEmpty() && !look.checks().isEmpty())
                .filter(look -> look.checkedAt().isAfter(at.plus(SOON)))
                .isPresent();
        if (row.isEmpty() || mended) {
            return;
        }
        checks.record(
                channel,
                List.of(
                        new ConnectionCheck(Side.RECEIVE, false, reason),
                        new ConnectionCheck(Side.SEND, false, reason)));
        warning.tell(row.get(), ChannelWarning.Cause.FAILING, reason);
        announcements.add(new ParleyEvent(
                EventType.CHANNEL_CHANGED,
                null,
                0,
                null,
                null,
                null,
                clock.instant(),
                Map.of("channel", channel.toString())));
    }
}
