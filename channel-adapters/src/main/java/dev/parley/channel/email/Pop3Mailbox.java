package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.email.EmailSettings.Receive;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;

/** A mailbox spoken to with POP3 (RFC 1939); which mail is new is told by UIDL. */
final class Pop3Mailbox implements Mailbox {
    private final ChannelId channel;
    private final Receive.Pop3 settings;
    private final MailTiming timing;
    private final MailboxMemory memory;
    private final ImapFetcher.Limits limits;
    private final Clock clock;
    private final BadMails badMails = new BadMails();

    Pop3Mailbox(
            ChannelId channel,
            Receive.Pop3 settings,
            MailTiming timing,
            MailboxMemory memory,
            ImapFetcher.Limits limits,
            Clock clock) {
        this.channel = channel;
        this.settings = settings;
        this.timing = timing;
        this.memory = memory;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Duration poll() {
        return settings.poll();
    }

    @Override
    public Pop3Visit visit() throws MessagingException {
        var visit = new Pop3Visit(channel, settings, timing, new Pop3Visit.Context(memory, limits, badMails, clock));
        visit.open();
        return visit;
    }
}
