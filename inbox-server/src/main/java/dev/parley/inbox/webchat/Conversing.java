package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.hours.WorkingTimes;
import dev.parley.inbox.webchat.ChatGate.Chat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page shows: the welcome before, and the lines after somebody wrote. */
@Component
final class Conversing {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Channels channels;
    private final Companies companies;
    private final WorkingTimes times;
    private final Transcript transcript;
    private final Receipts receipts;
    private final Clock clock;

    Conversing(
            Channels channels,
            Companies companies,
            WorkingTimes times,
            Transcript transcript,
            Receipts receipts,
            Clock clock) {
        this.channels = channels;
        this.companies = companies;
        this.times = times;
        this.transcript = transcript;
        this.receipts = receipts;
        this.clock = clock;
    }

    ChatController.Welcome welcome(Chat chat) {
        var company = companies.get();
        var settings = chat.settings();
        Instant now = clock.instant();
        var hours = Optional.ofNullable(times.listAll().get(chat.channel().team()));
        boolean open = hours.isEmpty() || hours.get().isOpen(now);
        Instant opens = open
                ? null
                : hours.flatMap(some -> some.plus(now, A_MOMENT))
                        .map(moment -> moment.minus(A_MOMENT))
                        .orElse(null);
        return new ChatController.Welcome(
                company.name(),
                settings.title().isEmpty() ? company.name() : settings.title(),
                settings.greeting(),
                settings.color(),
                settings.side(),
                settings.privacyUrl(),
                company.language().code(),
                ChatController.Limits.OURS,
                settings.mail() && mailFor(chat.channel()).isPresent(),
                settings.identity(),
                open,
                opens);
    }

    /** The e-mail channel by which a chat goes on: of the same team, or else any. */
    Optional<Channel> mailFor(Channel chat) {
        return channels.list().stream()
                .filter(channel -> channel.kind() == ChannelKind.EMAIL && channel.enabled())
                .min(Comparator.comparing(channel -> !channel.team().equals(chat.team())));
    }

    /** The last ones where nothing is said about which. */
    Transcript.Page lines(Visitor visitor, @Nullable Long after, @Nullable Long before) {
        return after != null
                ? transcript.after(visitor.channel(), visitor.id(), after)
                : transcript.before(visitor.channel(), visitor.id(), before == null ? Long.MAX_VALUE : before);
    }

    void read(Visitor visitor, long upTo) {
        receipts.readUpTo(visitor, upTo);
    }
}
